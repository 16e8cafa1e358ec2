namespace Sunomi.Media;

/// <summary>Where in the file packets lie, for each stream in the order in which they are read.</summary>
internal sealed class PacketPlaces
{
    /// <summary>What ffprobe must be asked for beside the rest.</summary>
    public const string Entries = ",pos,size";

    private readonly Dictionary<int, Places> streams = [];

    public void Add(ReadOnlySpan<byte> line)
    {
        if (PacketLine.Stream(line) is not { } stream || PacketLine.Time(line) is not { } time
            || PacketLine.Number(line, "\"pos\": \""u8) is not { } at || PacketLine.Number(line, "\"size\": \""u8) is not { } size)
        {
            return;
        }

        if (!streams.TryGetValue(stream, out var places))
        {
            streams.Add(stream, places = new Places());
        }

        // several frames may share a block, and its place
        var end = places.Ends.Count > 0 ? places.Ends[^1] : 0;
        places.Times.Add(time);
        places.Ends.Add(Math.Max((at == places.LastPlace ? end : at) + size, end));
        places.LastPlace = at;
    }

    /// <summary>To be called when all were added.</summary>
    public void Finish()
    {
        // a frame that is shown earlier may come later: from here on nothing stands before
        foreach (var times in streams.Values.Select(places => places.Times))
        {
            for (var index = times.Count - 2; index >= 0; index--)
            {
                times[index] = Math.Min(times[index], times[index + 1]);
            }
        }
    }

    /// <summary>So many bytes of the file hold all packets of a stream before a moment, and so many more that are read ahead.</summary>
    /// <param name="ticks">of the stream</param>
    public long BytesUntil(int stream, long ticks, int ahead)
    {
        if (!streams.TryGetValue(stream, out var places))
        {
            return 0;
        }

        return places.Ends[Math.Min(places.Before(ticks) + ahead, places.Ends.Count - 1)];
    }

    /// <summary>So many packets and more are known behind the last one of a stream before a moment.</summary>
    /// <inheritdoc cref="BytesUntil"/>
    public bool HasBehind(int stream, long ticks, int ahead) =>
        streams.TryGetValue(stream, out var places) && places.Before(ticks) + ahead < places.Ends.Count;

    private sealed class Places
    {
        public long LastPlace { get; set; } = -1;

        /// <summary>Of each packet; when finished, the earliest of it and all that follow.</summary>
        public List<long> Times { get; } = [];

        /// <summary>So many bytes hold it and all before it.</summary>
        public List<long> Ends { get; } = [];

        public int Before(long ticks)
        {
            var found = Times.BinarySearch(ticks);
            return found >= 0 ? found : ~found;
        }
    }
}
