namespace Sunomi.Storage.Objects.Local;

/// <summary>A read-only part of a file.</summary>
internal sealed class SliceStream : ForwardStream
{
    private readonly FileStream file;
    private readonly ServedRange range;
    private long position;

    public SliceStream(FileStream file, ServedRange range)
    {
        this.file = file;
        this.range = range;
        file.Position = range.First;
    }

    public override long Length => range.Length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Advance(file.Read(buffer[..Within(buffer.Length)]));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Advance(await file.ReadAsync(buffer[..Within(buffer.Length)], cancellationToken));

    public override async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Within(int count) => (int)Math.Min(count, range.Length - position);

    private int Advance(int count)
    {
        position += count;
        return count;
    }
}
