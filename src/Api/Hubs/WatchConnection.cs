namespace Sunomi.Hubs;

/// <summary>A connection of <see cref="WatchHub"/>: its place among all, and how many streams it has open.</summary>
internal sealed class WatchConnection(IDisposable place, int mostStreams) : IDisposable
{
    private int streams;

    /// <returns>False: it has as many as it may. Otherwise <see cref="CloseStream"/> has to follow.</returns>
    public bool TryOpenStream()
    {
        if (Interlocked.Increment(ref streams) <= mostStreams)
        {
            return true;
        }

        CloseStream();
        return false;
    }

    public void CloseStream() => Interlocked.Decrement(ref streams);

    public void Dispose() => place.Dispose();
}
