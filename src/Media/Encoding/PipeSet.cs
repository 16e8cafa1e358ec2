using System.Collections;

namespace Sunomi.Media;

/// <summary>The pipes of one ffmpeg, made and released together.</summary>
internal sealed class PipeSet : IReadOnlyCollection<NamedPipe>, IDisposable
{
    /// <summary>
    /// An encoder writes a GOP at once and stands still until most of it was read. As large as many of them are; not larger, because all pipes of a user have
    /// 64 MiB together, and those beyond get next to nothing (pipe(7)).
    /// </summary>
    private const int Capacity = 256 << 10;

    private readonly List<NamedPipe> pipes = [];

    public PipeSet(IEnumerable<string> paths)
    {
        try
        {
            foreach (var path in paths)
            {
                var pipe = new NamedPipe(path);
                pipes.Add(pipe);
                pipe.Widen(Capacity);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Count => pipes.Count;

    public void CloseWriters() => pipes.ForEach(pipe => pipe.CloseWriter());

    public IEnumerator<NamedPipe> GetEnumerator() => pipes.GetEnumerator();

    public void Dispose() => pipes.ForEach(pipe => pipe.Dispose());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
