namespace Sunomi.Media;

/// <summary>Where in the file the packets lie that chunks of a plan are made of, picture and sound.</summary>
/// <param name="keyframes">
/// Of the picture in ticks, rising: those that a search through the file needs, which finds a keyframe by the one behind it. Empty where an index tells.
/// </param>
internal sealed class ChunkPlaces(EncodePlan plan, ProbedMedia media, PacketPlaces places, IReadOnlyList<long> keyframes)
{
    /// <summary>Packets that decoder and filters may read beyond the last that they use: reordering, frame threads, the next frame of the grid.</summary>
    private const int ReadAhead = 48;

    /// <summary>Those that the plan uses.</summary>
    public IEnumerable<ProbedStream> Streams => media.Streams!.Where(
        stream => stream.Index == plan.Picture.StreamIndex || plan.AudioTracks.Any(track => track.StreamIndex == stream.Index));

    /// <summary>So many bytes from the start of the file hold all of the chunk, as far as packets are known.</summary>
    public long BytesUntil(VideoChunk chunk) => Streams.Max(stream => places.BytesUntil(stream.Index, EndIn(stream, chunk), ReadAhead));

    /// <summary>All packets of the chunk are known, and more behind them of every track: nothing that comes later belongs to it.</summary>
    public bool HasAllOf(VideoChunk chunk) => Streams.All(stream => places.HasBehind(stream.Index, EndIn(stream, chunk), ReadAhead));

    private long EndIn(ProbedStream stream, VideoChunk chunk)
    {
        const double heldBack = (double)AudioArguments.HeldBack / AudioArguments.SampleRate;
        var end = ((chunk.StartFrame + chunk.FrameCount) / plan.FrameRate.PerSecond) + media.Format!.StartSeconds;
        return stream.Index == plan.Picture.StreamIndex
            ? Math.Max(TicksOf(end, stream), KeyframeBehind(chunk.SeekSeconds, stream))
            : TicksOf(end + heldBack, stream);
    }

    private static long TicksOf(double seconds, ProbedStream stream) => (long)(seconds / stream.Tick) + 1;

    /// <summary>Where the next keyframe after the one stands that reading begins with; later than everything when none is known.</summary>
    private long KeyframeBehind(double? seek, ProbedStream picture)
    {
        if (seek is not { } seconds || keyframes.Count == 0)
        {
            return 0;
        }

        var from = Math.Round((seconds + media.Format!.StartSeconds) / picture.Tick);
        return keyframes.Where(key => key > from).DefaultIfEmpty(long.MaxValue).First();
    }
}
