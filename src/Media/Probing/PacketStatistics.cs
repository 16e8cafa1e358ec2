using System.Globalization;

namespace Sunomi.Media;

/// <summary>
/// What counting the packets of a whole file shows: when frames really stand, where keyframes are, where each stream ends. Headers lie
/// about all of it. Times are ticks of the stream's time base.
/// </summary>
internal sealed class PacketStatistics
{
    private readonly int? pictureIndex;
    private readonly int limit;
    private readonly Dictionary<int, long> ends = [];
    private readonly List<long> times = [];
    private readonly List<long> keyframes = [];
    private readonly List<long> lengths = [];

    /// <param name="limit">Most frames that are kept count of.</param>
    public PacketStatistics(int? pictureIndex, int limit)
    {
        this.pictureIndex = pictureIndex;
        this.limit = limit;
    }

    /// <summary>Presentation times of the picture's frames, sorted by <see cref="Finish"/>.</summary>
    public IReadOnlyList<long> Times => times;

    /// <summary>Sorted by <see cref="Finish"/>.</summary>
    public IReadOnlyList<long> Keyframes => keyframes;

    public bool OverLimit { get; private set; }

    /// <summary>Ticks of the most common distance between frames; 0 with fewer than two frames and no declared duration.</summary>
    public long MedianDistance { get; private set; }

    /// <summary>Where the last packet of the stream ends; null when it has none.</summary>
    public long? EndOf(int stream) => ends.TryGetValue(stream, out var end) ? end : null;

    /// <summary>Takes one line of <c>stream_index|pts|dts|duration|flags</c>.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        Span<Range> fields = stackalloc Range[7];
        if (line.Split(fields, '|') < 5
            || !int.TryParse(line[fields[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var stream)
            || (Number(line[fields[1]]) ?? Number(line[fields[2]])) is not { } time)
        {
            return;
        }

        var flags = line[fields[4]];
        if (flags.Contains('D'))
        {
            return; // decoded but never shown: outside the edit list
        }

        var length = Number(line[fields[3]]) ?? 0;
        ends[stream] = ends.TryGetValue(stream, out var end) ? Math.Max(end, time + length) : time + length;
        if (stream != pictureIndex)
        {
            return;
        }

        if (times.Count == limit)
        {
            OverLimit = true;
            return;
        }

        times.Add(time);
        lengths.Add(length);
        if (flags.Contains('K'))
        {
            keyframes.Add(time);
        }
    }

    public void Finish()
    {
        if (times.Count == 0)
        {
            return;
        }

        // the last shown frame's own length: many containers leave it out, then it is as long as the others
        var last = times.IndexOf(times.Max());
        var lastLength = lengths[last];
        times.Sort();
        keyframes.Sort();
        var distances = new List<long>(times.Count);
        for (var i = 1; i < times.Count; i++)
        {
            distances.Add(times[i] - times[i - 1]);
        }

        distances.Sort();
        MedianDistance = distances.Count > 0 ? distances[distances.Count / 2] : lastLength;
        if (lastLength <= 0 && pictureIndex is { } picture)
        {
            ends[picture] = Math.Max(ends[picture], times[^1] + MedianDistance);
        }
    }

    private static long? Number(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
