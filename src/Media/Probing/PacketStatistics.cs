namespace Sunomi.Media;

/// <summary>
/// What counting the packets of a whole file shows: when frames really stand, where keyframes are, where each stream ends. Headers lie
/// about all of it. Times are ticks of the stream's time base.
/// </summary>
/// <param name="limit">Most frames that are kept count of.</param>
internal sealed class PacketStatistics(int limit)
{
    private readonly Dictionary<int, long> ends = [];
    private readonly Dictionary<int, long> delays = [];
    private readonly Dictionary<int, Frames> pictures = [];
    private Frames picture = new();
    private int count;

    /// <summary>Presentation times of the picture's frames, sorted by <see cref="Finish"/>.</summary>
    public IReadOnlyList<long> Times => picture.Times;

    /// <summary>Sorted by <see cref="Finish"/>.</summary>
    public IReadOnlyList<long> Keyframes => picture.Keyframes;

    public bool OverLimit { get; private set; }

    /// <summary>Ticks of the most common distance between frames; 0 with fewer than two frames and no declared duration.</summary>
    public long MedianDistance { get; private set; }

    /// <summary>Where the last packet of the stream ends; null when it has none.</summary>
    public long? EndOf(int stream) => ends.TryGetValue(stream, out var end) ? end : null;

    /// <summary>By how much the stream's first packet is shown later than it is decoded.</summary>
    public long DelayOf(int stream) => delays.GetValueOrDefault(stream);

    /// <summary>The stream goes on at least so far, though not all its packets are there yet.</summary>
    public void Promise(int stream, long end) => ends[stream] = Math.Max(end, ends.GetValueOrDefault(stream, end));

    /// <summary>Takes one line such as <c>{ "codec_type": "video", "stream_index": 0, "pts": 0, "dts": 0, "duration": 512, "flags": "K_" },</c>; others are left out.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        if (PacketLine.Stream(line) is not { } stream || PacketLine.Time(line) is not { } time)
        {
            return;
        }

        var flags = PacketLine.Behind(line, "\"flags\": \""u8);
        flags = flags[..Math.Max(0, flags.IndexOf((byte)'"'))];
        if (flags.Contains((byte)'D'))
        {
            return; // decoded but never shown: outside the edit list
        }

        var length = PacketLine.Number(line, "\"duration\": "u8) ?? 0;
        ends[stream] = ends.TryGetValue(stream, out var end) ? Math.Max(end, time + length) : time + length;
        delays.TryAdd(stream, time - (PacketLine.Number(line, "\"dts\": "u8) ?? time));
        if (line.IndexOf("\"codec_type\": \"video\""u8) < 0)
        {
            return;
        }

        if (count == limit)
        {
            OverLimit = true;
            return;
        }

        count++;
        if (!pictures.TryGetValue(stream, out var frames))
        {
            pictures.Add(stream, frames = new Frames());
        }

        frames.Times.Add(time);
        frames.Lengths.Add(length);
        if (flags.Contains((byte)'K'))
        {
            frames.Keyframes.Add(time);
        }
    }

    /// <param name="pictureIndex">Null for a source without a picture.</param>
    public void Finish(int? pictureIndex)
    {
        if (pictureIndex is not { } stream || !pictures.TryGetValue(stream, out var frames))
        {
            return;
        }

        picture = frames;
        var (times, lengths) = (frames.Times, frames.Lengths);

        // the last shown frame's own length: many containers leave it out, then it is as long as the others
        var last = times.IndexOf(times.Max());
        var lastLength = lengths[last];
        times.Sort();
        frames.Keyframes.Sort();
        var distances = new List<long>(times.Count);
        for (var i = 1; i < times.Count; i++)
        {
            distances.Add(times[i] - times[i - 1]);
        }

        distances.Sort();
        MedianDistance = distances.Count > 0 ? distances[distances.Count / 2] : lastLength;
        if (lastLength <= 0)
        {
            ends[stream] = Math.Max(ends[stream], times[^1] + MedianDistance);
        }
    }

    private sealed class Frames
    {
        public List<long> Times { get; } = [];

        public List<long> Keyframes { get; } = [];

        public List<long> Lengths { get; } = [];
    }
}
