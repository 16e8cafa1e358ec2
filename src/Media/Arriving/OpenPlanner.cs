namespace Sunomi.Media;

/// <summary>
/// Plans a file that tells how long it is and then goes on in the order of time (Matroska, WebM, FLV, movies in fragments), by what is there of it: (1) ffprobe
/// reads that, (2) where nothing is yet, the word of the file counts, which gives an open plan, and (3) a chunk is sure when all its packets are there. What is sure
/// is the same however much of the file is looked at.
/// </summary>
internal sealed class OpenPlanner(Prober prober, EncodePlanner planner)
{
    /// <summary>Looks that come twice as far apart each time read about twice the file, all together, and with the last one never three times.</summary>
    private const int Growth = 2;

    /// <summary>Of the file, from which on another look is left to the end.</summary>
    private const double LastLook = 0.95;

    // how much more is waited for, at least and at most, when the opening is not there yet
    private const double LeastMore = 1.25;
    private const double MostMore = 4;

    /// <param name="part">A local file, which may grow meanwhile.</param>
    /// <param name="size">Of the whole file.</param>
    public async Task<ArrivingPlan> Plan(MediaSource part, long size, IDeclaredLength length, CancellationToken cancellationToken)
    {
        var arrived = new FileInfo(part.Location).Length;
        var head = await SourceHead.Read(part, cancellationToken);
        var places = new PacketPlaces();

        // 1
        var (media, packets, probed) = await prober.Probe(length.Readable(part), places, byIndex: false, cancellationToken);
        if (media is not { Streams: not null, Format: { } format })
        {
            return Later(arrived, Growth, size);
        }

        if (media.Picture is not { } picture || length.Of(media) is not (> 0 and var declared))
        {
            return new ArrivingPlan.WhenWhole();
        }

        ProbedStream[] used = [picture, .. media.Sounds.Where(sound => sound.IsUsableSound)];
        if (length.IsGuess(media) || used.Any(stream => packets.EndOf(stream.Index) is null))
        {
            return Later(arrived, Growth, size);
        }

        // 2
        var there = used.Min(stream => (packets.EndOf(stream.Index)!.Value * stream.Tick) - format.StartSeconds);
        foreach (var stream in media.Streams)
        {
            var end = length.EndOf(stream, packets.DelayOf(stream.Index) * stream.Tick, declared);
            packets.Promise(stream.Index, (long)Math.Round(end / stream.Tick));
        }

        if (planner.Decide(media, packets, probed, head, part) is not PlanResult.Planned { Plan: { Picture.Kind: PictureKind.Video } plan }
            || (plan.Chunks.Count == 1 && (plan.Opening is null || plan.OpensWithChunk)))
        {
            return new ArrivingPlan.WhenWhole();
        }

        // 3
        var parts = new ChunkPlaces(plan, media, places, length.IsSearched ? packets.Keyframes : []);
        var first = plan.Opening is null ? plan.Chunks[0] : plan.OpeningChunk;
        if (!parts.HasAllOf(first))
        {
            var wanted = first.FrameCount / plan.FrameRate.PerSecond;
            return Later(arrived, Math.Clamp(wanted / Math.Max(there, 0.001), LeastMore, MostMore), size);
        }

        // where the last one ends is only seen at the end
        long[] sure = [.. plan.Chunks.SkipLast(1).TakeWhile(parts.HasAllOf).Select(parts.BytesUntil)];
        return new ArrivingPlan.Planned(plan with { IsOpen = true }, sure, plan.Opening is null ? 0 : parts.BytesUntil(first))
        {
            NextLook = sure.Length < plan.Chunks.Count - 1 ? Next(arrived, Growth, size) : null,
        };
    }

    private static ArrivingPlan Later(long arrived, double growth, long size) =>
        Next(arrived, growth, size) is { } next ? new ArrivingPlan.NotYet(next) : new ArrivingPlan.WhenWhole();

    private static long? Next(long arrived, double growth, long size)
    {
        var next = (long)Math.Min(arrived * growth, size * LastLook);
        return next > arrived ? next : null;
    }
}
