using System.Collections;

namespace Sunomi.Media;

/// <summary>The pipes of one ffmpeg, made and released together.</summary>
internal sealed class PipeSet : IReadOnlyCollection<NamedPipe>, IDisposable
{
    private readonly List<NamedPipe> pipes = [];

    public PipeSet(IEnumerable<string> paths)
    {
        try
        {
            foreach (var path in paths)
            {
                pipes.Add(new NamedPipe(path));
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
