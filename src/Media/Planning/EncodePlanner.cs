namespace Sunomi.Media;

/// <summary>
/// Decides what to make of a source: (1) its first bytes, (2) its headers, (3) its packets, all of them counted, each may refuse it; then (4) the grid
/// of frames, (5) ladder, chunks and tracks, (6) the quality, if it is to be found for each video.
/// </summary>
internal sealed class EncodePlanner(MediaOptions options, Prober prober, QualityProbe quality)
{
    // what decoding and encoding a second of sound costs, in encoded pixels
    private const double AudioCostPerSecond = 600_000;

    // what decoding and scaling a pixel of the source costs, in encoded pixels
    private const double DecodeCost = 0.3;

    // more lines of a picture that does not move, or is drawn, are not worth their bytes
    private const int TallestStill = 720;

    public async Task<PlanResult> Plan(MediaSource source, CancellationToken cancellationToken)
    {
        // 1
        var head = await SourceHead.Read(source, cancellationToken);
        if (SourceSniffer.WhyRefuse(head) is { } stranger)
        {
            return stranger;
        }

        // 2
        var (media, packets, probed) = await prober.Probe(source, places: null, byIndex: false, cancellationToken);
        var result = Decide(media, packets, probed, head, source);

        // 6
        if (options.PerTitle && result is PlanResult.Planned { Plan: { Picture.Kind: PictureKind.Video } plan })
        {
            var change = await quality.CrfChange(plan, source, cancellationToken);
            return new PlanResult.Planned(plan with { Rungs = [.. plan.Rungs.Select(rung => rung with { Crf = rung.Crf + change })] });
        }

        return result;
    }

    /// <summary>All but the first bytes and the quality: pure, but for a source that could not be reached.</summary>
    /// <exception cref="MediaException">The source could not be reached.</exception>
    public PlanResult Decide(ProbedMedia? media, PacketStatistics packets, ProcessOutcome probed, ReadOnlySpan<byte> head, MediaSource source)
    {
        if (ProbeVerdict.OfHeaders(media, probed, head, source, options) is { } unreadable)
        {
            return unreadable;
        }

        // 3
        var format = media!.Format!;
        if (ProbeVerdict.OfPackets(media, packets) is { } empty)
        {
            return empty;
        }

        double? EndOf(ProbedStream stream) =>
            packets.EndOf(stream.Index) is { } end ? (end * stream.Tick) - format.StartSeconds : null;

        if (Completeness.WhyIncomplete(media, packets.MedianDistance * (media.Picture?.Tick ?? 0), EndOf) is { } incomplete)
        {
            return incomplete;
        }

        // 4
        var tracks = TrackList.Sounds(media, options.MaxAudioTracks, EndOf).ToArray();
        var soundEnd = tracks.Select(track => track.EndSeconds).DefaultIfEmpty(0).Max();
        var kind = media switch
        {
            { Picture: not null } => PictureKind.Video,
            { Cover: not null } => PictureKind.Cover,
            _ => PictureKind.Waveform,
        };
        var time = kind == PictureKind.Video
            ? SourceTimeline.OfPicture(media.Picture!, packets, format.StartSeconds, soundEnd, options.MaxFrameRate)
            : SourceTimeline.OfSound(soundEnd, kind);
        if (time.Seconds > options.MaxDuration.TotalSeconds || packets.OverLimit)
        {
            return new PlanResult.Refused(
                RefusalReason.TooLong, $"The video is longer than {Words.Duration(options.MaxDuration.TotalSeconds)}, which is the most that is accepted.");
        }

        // 5
        var seeks = kind switch
        {
            PictureKind.Video => new SeekPoints(packets.Keyframes.Select(key => (key * media.Picture!.Tick) - format.StartSeconds), format.Is("mpegts")),
            PictureKind.Cover => new SeekPoints([], searched: false),
            _ => Waveform.Seeks(format, time.Seconds),
        };
        return new PlanResult.Planned(Make(media, kind, time, seeks, tracks));
    }

    private EncodePlan Make(ProbedMedia media, PictureKind kind, SourceTimeline time, SeekPoints seeks, AudioTrack[] tracks)
    {
        var picture = media.Picture ?? media.Cover;
        var (width, height) = picture is null ? (Waveform.Width, Waveform.Height) : DisplaySize(picture);
        var rungs = Ladder.For(width, height, time.FrameRate, options, kind == PictureKind.Video ? int.MaxValue : TallestStill);
        var decoding = DecodeCost * width * height;
        var lowest = (double)rungs[0].Width * rungs[0].Height;
        var encoding = rungs.Sum(rung => (double)rung.Width * rung.Height);
        var segmentFrames = SegmentGrid.SegmentFrames(options, time.FrameRate);
        var opening = SegmentGrid.OpeningSize(options, time.FrameRate, SegmentGrid.Count(time.Frames, segmentFrames, time.FrameRate));
        var opensWithChunk = opening > 0
            && (rungs.Count == 1 || (rungs.All(rung => rung.Codec == VideoCodec.H264) && FramesOf(opening) * (encoding + decoding) <= options.QuickOpeningPixels));
        var chunks = Chunks(time.Frames, time.FrameRate, (encoding + decoding) * time.FrameRate.PerSecond, seeks, opensWithChunk ? opening : 0).ToArray();
        var openingCost = FramesOf(opening) * ((opensWithChunk ? encoding : lowest) + decoding);
        var soundCost = time.Seconds * AudioCostPerSecond;
        var cost = openingCost + (tracks.Length * soundCost) + chunks.Sum(CostOf);
        double FramesOf(int segments) => Math.Min(time.Frames, (double)segments * segmentFrames);
        double CostOf(VideoChunk chunk) => chunk.Index > 0 ? chunk.FrameCount * (encoding + decoding)
            : opensWithChunk ? 0
            : (chunk.FrameCount * (encoding + decoding)) - (FramesOf(opening) * lowest);
        return new EncodePlan(
            width,
            height,
            time.FrameRate,
            time.Frames,
            SegmentGrid.GopFrames(options, time.FrameRate),
            segmentFrames,
            new SourcePicture(
                picture?.Index ?? tracks.First(track => track.IsDefault).StreamIndex,
                time.PictureEnd,
                Interlaced: picture?.FieldOrder is "tt" or "bb" or "tb" or "bt",
                HdrTransfer: picture?.ColorTransfer is "smpte2084" or "arib-std-b67" ? picture.ColorTransfer : null,
                Rgb: IsRgb(picture?.PixFmt),
                kind),
            new EncoderSettings(options.Preset, options.Threads, options.AudioBitRate),
            rungs,
            [.. chunks.Select(chunk => chunk with { Weight = CostOf(chunk) / cost })],
            [.. tracks.Select(track => track with { Weight = soundCost / cost })])
        {
            Opening = opening == 0 ? null : new Opening(openingCost / cost, opening, opensWithChunk ? rungs.Count : 1),
            Subtitles = [.. TrackList.Texts(media, options.MaxSubtitleTracks)],
            Chapters = [.. TrackList.Chapters(media, time.Seconds)],
        };
    }

    /// <param name="pixels">To encode and to decode, each second.</param>
    /// <param name="opening">Segments of the first chunk; 0: it is like the others.</param>
    private IEnumerable<VideoChunk> Chunks(long frames, FrameRate frameRate, double pixels, SeekPoints seeks, int opening)
    {
        var segmentFrames = SegmentGrid.SegmentFrames(options, frameRate);
        var segments = SegmentGrid.Count(frames, segmentFrames, frameRate);
        var first = 1;
        foreach (var (index, count) in SegmentGrid.ChunkSizes(options, frameRate, frames, pixels, segments, opening).Index())
        {
            var start = (first - 1L) * segmentFrames;
            var end = first + count > segments ? frames : start + ((long)count * segmentFrames);
            var seek = index == 0 ? null : seeks.Before(start / frameRate.PerSecond);
            yield return new VideoChunk(index, start, end - start, first, count, seek, Weight: 0);
            first += count;
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

    private static bool IsRgb(string? format) =>
        format is not null && (format.StartsWith("rgb", StringComparison.Ordinal) || format.StartsWith("bgr", StringComparison.Ordinal)
            || format.StartsWith("gbr", StringComparison.Ordinal) || format.StartsWith("argb", StringComparison.Ordinal)
            || format.StartsWith("abgr", StringComparison.Ordinal) || format.StartsWith("0rgb", StringComparison.Ordinal)
            || format.StartsWith("pal8", StringComparison.Ordinal));
}
