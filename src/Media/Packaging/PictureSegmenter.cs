using System.Buffers;

namespace Sunomi.Media;

/// <summary>Cuts the fragmented MP4 of one rung into segments while ffmpeg writes it, and checks that they stand on the grid.</summary>
internal sealed class PictureSegmenter(EncodePlan plan, RungPart part, ISegmentSink sink)
{
    private readonly VideoChunk chunk = part.Frames;
    private readonly Rung rung = part.Rung;
    private readonly SegmentStore store = new(sink, part.Rung.Name, SegmentNames.PictureType);
    private readonly ArrayBufferWriter<byte> box = new();
    private readonly List<SegmentInfo> segments = [];
    private readonly TrickWriter? tricks = part.Rung == plan.Rungs[0] ? new TrickWriter(plan, part.Frames, sink) : null;
    private string? codecs;
    private long frames;
    private long segmentEnd = FrameAfter(plan, part.Frames.FirstSegment) - part.Frames.StartFrame;

    /// <summary>The frame of the video behind the last one that was read.</summary>
    public long End => chunk.StartFrame + frames;

    /// <summary>What was stored. Whole only when <see cref="End"/> is that of the part.</summary>
    public RungManifest Manifest => new(rung.Name, codecs ?? "", segments, tricks?.Segment);

    /// <exception cref="InvalidDataException">ffmpeg did not keep to the grid.</exception>
    public async Task Run(Stream stream, Action beat, CancellationToken cancellationToken)
    {
        var reader = new Mp4Reader(stream);
        while (await ReadBox(reader, cancellationToken) is { } type)
        {
            beat();
            switch (type)
            {
                case "ftyp":
                    Append(box.WrittenSpan);
                    break;
                case "moov":
                    Append(box.WrittenSpan);
                    codecs = CodecString.OfPicture(store.Content.WrittenSpan);
                    if (tricks is not null)
                    {
                        await tricks.PutInit(store.Content.WrittenMemory, cancellationToken);
                    }

                    await store.Put(SegmentNames.Init, cancellationToken);
                    break;
                case "moof":
                    if (await ReadFragment(reader, cancellationToken) && frames == segmentEnd)
                    {
                        await Finish(cancellationToken);
                    }

                    break;
                default:
                    throw new InvalidDataException($"The encoder wrote an unexpected box '{type}' into {rung.Name}.");
            }
        }

        if (tricks is not null)
        {
            await tricks.Complete(cancellationToken);
        }

        await store.Complete();
    }

    private static long FrameAfter(EncodePlan plan, int segment) =>
        SegmentGrid.StartOf(plan, segment) + SegmentGrid.FramesOf(plan, segment);

    private async ValueTask<string?> ReadBox(Mp4Reader reader, CancellationToken cancellationToken)
    {
        box.ResetWrittenCount();
        return (await reader.ReadBox(box, cancellationToken))?.Type;
    }

    private void Append(ReadOnlySpan<byte> bytes) => store.Content.Write(bytes);

    // a GOP: moof and the mdat behind it
    private async ValueTask<bool> ReadFragment(Mp4Reader reader, CancellationToken cancellationToken)
    {
        var fragment = MovieFragment.Parse(box.WrittenSpan);
        var start = (chunk.StartFrame + frames) * plan.FrameRate.FrameTicks;
        if (fragment.Start != start || !fragment.StartsWithKeyframe
            || fragment.Duration != (long)fragment.Samples.Count * plan.FrameRate.FrameTicks)
        {
            throw new InvalidDataException(
                $"A fragment of {rung.Name} lies at {fragment.Start} for {fragment.Duration} ticks with {fragment.Samples.Count} frames; it belongs at {start}.");
        }

        Append(MovieFragment.Renumbered(box.WrittenSpan, (uint)((chunk.StartFrame + frames) / plan.GopFrames) + 1));
        if (await reader.ReadBox(store.Content, cancellationToken) is not { } data)
        {
            return false; // ffmpeg was cut off; its frames do not count
        }

        if (data.Type != "mdat")
        {
            throw new InvalidDataException($"The encoder wrote '{data.Type}' behind a fragment of {rung.Name}.");
        }

        tricks?.Take(fragment, store.Content.WrittenSpan[^(data.Length - Mp4Box.HeaderLength)..]);
        frames += fragment.Samples.Count;
        if (frames > segmentEnd)
        {
            throw new InvalidDataException($"A fragment of {rung.Name} goes to frame {frames}, over the end of its segment at {segmentEnd}.");
        }

        return true;
    }

    private async Task Finish(CancellationToken cancellationToken)
    {
        var number = chunk.FirstSegment + segments.Count;
        segments.Add(new SegmentInfo(
            number,
            SegmentGrid.StartOf(plan, number) * plan.FrameRate.FrameTicks,
            SegmentGrid.FramesOf(plan, number) * plan.FrameRate.FrameTicks,
            store.Content.WrittenCount));
        await store.Put(SegmentNames.Segment(number), cancellationToken);
        if (segments.Count < chunk.SegmentCount)
        {
            segmentEnd = FrameAfter(plan, number + 1) - chunk.StartFrame;
        }
    }
}
