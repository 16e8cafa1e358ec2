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
    private long written;

    public FeedPipe(string path)
    {
        pipe = new NamedPipe(path);
        pipe.Widen(Capacity);
        half = pipe.Capacity / 2;
    }

    public string Path => pipe.Path;

    /// <summary>Returns when the piece is in the pipe.</summary>
    public async ValueTask Write(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        while (pipe.Unread > half)
        {
            await Task.Delay(Pause, cancellationToken);
        }

        await pipe.Writer.WriteAsync(piece, cancellationToken);
        written += piece.Length;
    }

    /// <summary>What is still in the pipe is all there will be. Returns when the program has begun to read: one that opens a pipe whose writer has gone waits for another.</summary>
    public async ValueTask Close(CancellationToken cancellationToken)
    {
        while (pipe.Unread == written)
        {
            await Task.Delay(Pause, cancellationToken);
        }

        pipe.CloseWriter();
    }

    public void Dispose() => pipe.Dispose();
}
