namespace Sunomi.Media;

/// <summary>
/// A pipe that brings a program its input in large pieces, and looks now and then whether it wants the next: who waits for room is woken each time that the program
/// reads a little, which costs more CPU time than all else about it.
/// </summary>
internal sealed class FeedPipe : IDisposable
{
    /// <summary>The most that Linux gives to anybody (pipe(7)).</summary>
    private const int Capacity = 1 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly NamedPipe pipe;
    private readonly int half;
    private byte[]? buffer;
    private long brought;

    public FeedPipe(string path)
    {
        pipe = new NamedPipe(path);
        pipe.Widen(Capacity);
        half = pipe.Capacity / 2;
    }

    public string Path => pipe.Path;

    /// <summary>Brings the next piece, when there is room for it; of a file, the kernel hands it over without a copy.</summary>
    /// <returns>Bytes; 0 at the end of the input.</returns>
    public async ValueTask<int> Bring(Stream input, CancellationToken cancellationToken)
    {
        while (pipe.Unread > half)
        {
            await Task.Delay(Pause, cancellationToken);
        }

        var count = input is FileStream file ? await HandOver(file, cancellationToken) : await Copy(input, cancellationToken);
        brought += count;
        return count;
    }

    /// <summary>What is still in the pipe is all there will be. Returns when the program has begun to read: one that opens a pipe whose writer has gone waits for another.</summary>
    public async ValueTask Close(CancellationToken cancellationToken)
    {
        while (pipe.Unread == brought)
        {
            await Task.Delay(Pause, cancellationToken);
        }

        pipe.CloseWriter();
    }

    public void Dispose() => pipe.Dispose();

    private async ValueTask<int> HandOver(FileStream file, CancellationToken cancellationToken)
    {
        int count;
        // it counts pages, of which some are hardly filled: it may be full of them
        while (!pipe.TrySplice(file.SafeFileHandle, file.Position, half, out count))
        {
            await Task.Delay(Pause, cancellationToken);
        }

        file.Position += count;
        return count;
    }

    private async ValueTask<int> Copy(Stream input, CancellationToken cancellationToken)
    {
        buffer ??= new byte[half];
        var count = await input.ReadAsync(buffer, cancellationToken);
        await pipe.Writer.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        return count;
    }
}
