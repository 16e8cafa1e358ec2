using System.Net;

namespace Sunomi.Cli.Publishing;

/// <summary>A stretch of a file as the body of a request.</summary>
/// <param name="offset">in bytes</param>
/// <param name="limitRate">bytes a second, null: as fast as it goes</param>
internal sealed class FilePartContent(FileInfo file, long offset, long size, long? limitRate, Action<long> progress, TimeProvider clock)
    : HttpContent
{
    private const int BufferSize = 64 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var source = file.OpenRead();
        source.Position = offset;
        var buffer = new byte[limitRate is { } limit ? (int)Math.Clamp(limit / 20, 1024, BufferSize) : BufferSize];
        var started = clock.GetTimestamp();
        for (long sent = 0; sent < size;)
        {
            var count = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, size - sent)), cancellationToken);
            if (count == 0)
            {
                throw new IOException($"{file.Name} became shorter while it was sent.");
            }

            await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            sent += count;
            progress(sent);
            await KeepRate(sent, started, cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = size;
        return true;
    }

    private async Task KeepRate(long sent, long started, CancellationToken cancellationToken)
    {
        if (limitRate is { } limit && TimeSpan.FromSeconds((double)sent / limit) - clock.GetElapsedTime(started) is { Ticks: > 0 } ahead)
        {
            await Task.Delay(ahead, clock, cancellationToken);
        }
    }
}
