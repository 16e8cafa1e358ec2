namespace Sunomi.Media;

/// <summary>
/// Plans a file whose beginning tells all: (1) is its index in front, then, when about enough is there for the opening, (2) ffprobe sees the beginning with
/// nothing behind it, as long as the file will be, which gives the plan that the whole file would give, and (3) where the packets of each chunk lie.
/// </summary>
/// <remarks>
/// (2) is two runs of ffprobe: one goes through the index, where what is not there yet must not be looked into; the other looks into the first packets, which alone
/// tell whether pictures are made of fields.
/// </remarks>
internal sealed class IndexedPlanner(MediaOptions options, Prober prober, EncodePlanner planner)
{
    /// <summary>What ffprobe may want to decode of the first frames, at most.</summary>
    private const long MostBehindIndex = 16 << 20;

    /// <summary>Seconds by which a track may end earlier than it says.</summary>
    private const double Rounding = 1;

    /// <summary>Seconds of the file that are read beyond the opening: by encoder, filters and decoder.</summary>
    private const double ReadAhead = 2;

    /// <summary>Of these, packets hold nothing that their index does not tell, but what the first of them show.</summary>
    private static readonly HashSet<string> Told = ["h264", "hevc", "vp8", "vp9", "av1", "aac", "opus"];

    /// <param name="part">A local file.</param>
    /// <param name="size">Of the whole file.</param>
    public async Task<ArrivingPlan> Plan(MediaSource part, long size, CancellationToken cancellationToken)
    {
        using var standIn = new MemoryFile("arriving");
        long arrived;

        // 1
        await using (var file = new FileStream(part.Location, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            if (await MovieIndex.Find(file, cancellationToken) is not { } index || index.End >= size)
            {
                return new ArrivingPlan.WhenWhole();
            }

            arrived = file.Length;
            if (!index.IsThere || arrived < AboutFirst(index, size))
            {
                return new ArrivingPlan.NotYet(index.IsThere ? AboutFirst(index, size) : index.End);
            }

            await Fill(standIn.Content, file, Math.Min(arrived, index.End + MostBehindIndex), size, cancellationToken);
        }

        // 2
        var source = new MediaSource(standIn.Path);
        var head = await SourceHead.Read(part, cancellationToken);
        var places = new PacketPlaces();
        var (media, packets, probed) = await prober.Probe(source, places, byIndex: true, cancellationToken);
        if (media?.Picture is not null)
        {
            media = await prober.Headers(source, cancellationToken);
        }

        if (planner.Decide(media, packets, probed, head, source) is not PlanResult.Planned { Plan: { Picture.Kind: PictureKind.Video } plan }
            || !media!.Format!.Is("mov"))
        {
            return new ArrivingPlan.WhenWhole();
        }

        // 3
        var parts = new ChunkPlaces(plan, media, places, keyframes: []);
        if (!EndAsTheySay(parts, packets))
        {
            return new ArrivingPlan.WhenWhole();
        }

        long[] needed = [.. plan.Chunks.Select(chunk => chunk == plan.Chunks[^1] ? size : Math.Min(size, parts.BytesUntil(chunk)))];
        var opening = plan.Opening is null ? 0 : plan.OpensWithChunk ? needed[0] : Math.Min(size, parts.BytesUntil(plan.OpeningChunk));
        var first = plan.Opening is null ? needed[0] : opening;
        return arrived < first ? new ArrivingPlan.NotYet(first) : new ArrivingPlan.Planned(plan, needed, opening) { IsSure = IsTold(media) };
    }

    /// <summary>
    /// Bytes that hold the opening, were all seconds of the file alike: with fewer, ffprobe would go through the index for nothing. How many it really are, it says.
    /// </summary>
    private long AboutFirst(MoviePlace index, long size) => index.Seconds is { } seconds
        ? index.End + (long)((size - index.End) * Math.Min(1, (SegmentGrid.AboutOpening(options, seconds) + ReadAhead) / seconds))
        : index.End;

    /// <summary>False, too, with texts among the tracks: chapters may be named in one, anywhere in the file.</summary>
    private static bool IsTold(ProbedMedia media) => media.Chapters is null or [] && media.Streams!.All(stream => stream.IsAttachedPicture || Told.Contains(stream.CodecName ?? ""));

    /// <summary>Gives the stand-in the size of the whole file and its beginning, with nothing behind that takes room.</summary>
    private static async Task Fill(FileStream standIn, FileStream file, long length, long size, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        file.Position = 0;
        for (var left = length; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            await standIn.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read > 0 ? read : left;
        }

        standIn.SetLength(size);
        await standIn.FlushAsync(cancellationToken);
    }

    /// <summary>False for tracks whose packets are only found by reading what is inside them.</summary>
    private static bool EndAsTheySay(ChunkPlaces parts, PacketStatistics packets) => parts.Streams.All(stream =>
        packets.EndOf(stream.Index) is { } end && (stream.DurationSeconds ?? 0) - ((end * stream.Tick) - stream.StartSeconds) < Rounding);
}
