namespace Sunomi.Media;

/// <summary>Where reading must start so that a frame and everything after it is decoded right.</summary>
/// <param name="keyframes">Seconds after the source's start, rising.</param>
/// <param name="searched">The container has no index and is searched by time stamps (MPEG-TS): half a second of margin.</param>
internal sealed class SeekPoints(IEnumerable<double> keyframes, bool searched)
{
    private const double SearchMargin = 0.5;

    private readonly double[] keyframes = [.. keyframes];

    /// <returns>Null to read from the beginning.</returns>
    public double? Before(double seconds)
    {
        var index = Array.BinarySearch(keyframes, seconds);
        var found = index >= 0 ? index : ~index - 1;

        // nothing stands before the first
        if (found <= 0)
        {
            return null;
        }

        var seek = keyframes[found] - (searched ? SearchMargin : 0);
        return seek > 0 ? seek : null;
    }
}
