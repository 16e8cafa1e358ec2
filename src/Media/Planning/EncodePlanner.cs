namespace Sunomi.Media;

/// <summary>
/// Decides what to make of a source: (1) its first bytes, (2) its headers, (3) its counted packets, each may refuse it; then (4) the grid
/// of frames, (5) ladder, chunks and tracks.
/// </summary>
internal sealed class EncodePlanner(MediaOptions options, Prober prober)
{
    // what decoding and encoding a second of sound costs, in encoded pixels
    private const double AudioCostPerSecond = 600_000;

    // what decoding and scaling a pixel of the source costs, in encoded pixels
    private const double DecodeCost = 0.3;

    // sound that goes on a little after the picture is cut; a picture that stands still under music is not
    private const double LongerSoundSeconds = 0.5;

    public async Task<PlanResult> Plan(MediaSource source, CancellationToken cancellationToken)
    {
        // 1
        var head = await SourceHead.Read(source, cancellationToken);
        if (SourceSniffer.WhyRefuse(head) is { } stranger)
        {
            return stranger;
        }

        // 2
        var (media, described) = await prober.Describe(source, cancellationToken);
        if (ProbeVerdict.OfHeaders(media, described, head, source, options) is { } unreadable)
        {
            return unreadable;
        }

        var picture = media!.Picture!;
        var format = media.Format!;

        // 3
        var (packets, counted) = await prober.CountPackets(source, picture.Index, cancellationToken);
        var tick = Tick(picture);
        if (ProbeVerdict.OfPackets(packets, counted, source) is { } empty)
        {
            return empty;
        }

        double? EndOf(ProbedStream stream) =>
            packets.EndOf(stream.Index) is { } end ? (end * Tick(stream)) - format.StartSeconds : null;

        var pictureEnd = EndOf(picture) ?? 0;
        if (Completeness.WhyIncomplete(media, picture, packets.MedianDistance * tick, EndOf) is { } incomplete)
        {
            return incomplete;
        }

        // 4
        var frameRate = FrameRateChoice.Choose(packets.Times, tick, picture, options.MaxFrameRate);
        var tracks = Tracks(media, EndOf).ToArray();
        var lastFrame = (packets.Times[^1] * tick) - format.StartSeconds;
        var frames = Math.Max(Frames(pictureEnd, frameRate), Frames(lastFrame, frameRate) + 1);
        var soundEnd = tracks.Select(track => track.EndSeconds).DefaultIfEmpty(0).Max();
        if (soundEnd > ((double)frames / frameRate.PerSecond) + LongerSoundSeconds)
        {
            frames = Frames(soundEnd, frameRate);
        }

        if (frames / frameRate.PerSecond > options.MaxDuration.TotalSeconds || packets.OverLimit)
        {
            return new PlanResult.Refused(
                RefusalReason.TooLong, $"The video is longer than {Words.Duration(options.MaxDuration.TotalSeconds)}, which is the most that is accepted.");
        }

        // 5
        var (width, height) = DisplaySize(picture);
        var rungs = Ladder.For(width, height, frameRate, options.Ladder);
        var seeks = new SeekPoints(packets.Keyframes.Select(time => (time * tick) - format.StartSeconds), format.Is("mpegts"));
        var seconds = frames / frameRate.PerSecond;
        var chunks = Chunks(frames, frameRate, seeks).ToArray();
        var decoding = DecodeCost * width * height;
        var lowest = (double)rungs[0].Width * rungs[0].Height;
        var encoding = rungs.Sum(rung => (double)rung.Width * rung.Height);
        var opening = options.OpeningSeconds is null ? 0 : chunks[0].FrameCount * (lowest + decoding);
        var cost = opening + (tracks.Length * seconds * AudioCostPerSecond) + chunks.Sum(CostOf);
        double CostOf(VideoChunk chunk) => chunk.FrameCount * (
            chunk.Index > 0 || opening == 0 ? encoding + decoding
            : rungs.Count > 1 ? encoding - lowest + decoding
            : 0);
        return new PlanResult.Planned(new EncodePlan(
            width,
            height,
            frameRate,
            frames,
            SegmentGrid.GopFrames(options, frameRate),
            SegmentGrid.SegmentFrames(options, frameRate),
            new SourcePicture(
                picture.Index,
                pictureEnd,
                Interlaced: picture.FieldOrder is "tt" or "bb" or "tb" or "bt",
                HdrTransfer: picture.ColorTransfer is "smpte2084" or "arib-std-b67" ? picture.ColorTransfer : null,
                Rgb: IsRgb(picture.PixFmt)),
            new EncoderSettings(options.Preset, options.Threads, options.AudioBitRate),
            rungs,
            [.. chunks.Select(chunk => chunk with { Weight = CostOf(chunk) / cost })],
            [.. tracks.Select(track => track with { Weight = seconds * AudioCostPerSecond / cost })])
        {
            Opening = opening == 0 ? null : new Opening(opening / cost),
        });
    }

    private IEnumerable<VideoChunk> Chunks(long frames, FrameRate frameRate, SeekPoints seeks)
    {
        var segmentFrames = SegmentGrid.SegmentFrames(options, frameRate);
        var segments = SegmentGrid.Count(frames, segmentFrames, frameRate);
        var first = 1;
        foreach (var (index, count) in SegmentGrid.ChunkSizes(options, frameRate, frames, segments).Index())
        {
            var start = (first - 1L) * segmentFrames;
            var end = first + count > segments ? frames : start + ((long)count * segmentFrames);
            var seek = index == 0 ? null : seeks.Before(start / frameRate.PerSecond);
            yield return new VideoChunk(index, start, end - start, first, count, seek, Weight: 0);
            first += count;
        }
    }

    private IEnumerable<AudioTrack> Tracks(ProbedMedia media, Func<ProbedStream, double?> endOf)
    {
        var usable = media.Sounds
            .Where(stream => stream is { SampleRate: > 0, Channels: > 0 } && Known(stream.CodecName) && endOf(stream) is > 0)
            .Take(options.MaxAudioTracks)
            .ToArray();
        var main = Math.Max(0, Array.FindIndex(usable, stream => stream.IsDefault));
        foreach (var (index, stream) in usable.Index())
        {
            yield return new AudioTrack(
                index, stream.Index, Words.Language(stream.Tag("language")), Words.Label(stream.Tag("title")), index == main, endOf(stream)!.Value, 0);
        }
    }

    /// <summary>What a viewer sees: square pixels, upright.</summary>
    private static (int Width, int Height) DisplaySize(ProbedStream picture)
    {
        var (width, height) = ((double)picture.Width!.Value, (double)picture.Height!.Value);
        if (ProbedStream.Fraction(picture.SampleAspectRatio) is { } pixel)
        {
            width = Math.Clamp(width * pixel.Numerator / pixel.Denominator, 2, 16_384);
        }

        var quarterTurns = (int)Math.Round(picture.Rotation / 90);
        return quarterTurns % 2 == 0
            ? ((int)Math.Round(width), (int)Math.Round(height))
            : ((int)Math.Round(height), (int)Math.Round(width));
    }

    private static long Frames(double seconds, FrameRate frameRate) =>
        Math.Max(0, (long)Math.Round(seconds * frameRate.Numerator / frameRate.Denominator));

    private static double Tick(ProbedStream stream) =>
        ProbedStream.Fraction(stream.TimeBase) is { } timeBase ? (double)timeBase.Numerator / timeBase.Denominator : 1.0 / 1000;

    private static bool IsRgb(string? format) =>
        format is not null && (format.StartsWith("rgb", StringComparison.Ordinal) || format.StartsWith("bgr", StringComparison.Ordinal)
            || format.StartsWith("gbr", StringComparison.Ordinal) || format.StartsWith("argb", StringComparison.Ordinal)
            || format.StartsWith("abgr", StringComparison.Ordinal) || format.StartsWith("0rgb", StringComparison.Ordinal)
            || format.StartsWith("pal8", StringComparison.Ordinal));

    private static bool Known(string? codec) => codec is not (null or "unknown" or "none");
}
