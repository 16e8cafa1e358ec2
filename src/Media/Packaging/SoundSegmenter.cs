using System.Buffers;

namespace Sunomi.Media;

/// <summary>Cuts one AAC track into segments that end with those of the picture, to within a frame of AAC (21 ms).</summary>
internal sealed class SoundSegmenter(EncodePlan plan, AudioTrack track, ISegmentSink sink)
{
    private readonly SegmentStore store = new(sink, track.Name, SegmentNames.SoundType);
    private readonly ArrayBufferWriter<byte> box = new();
    private readonly ArrayBufferWriter<byte> data = new();
    private readonly List<FragmentSample> waiting = [];
    private readonly List<SegmentInfo> segments = [];
    private readonly int segmentCount = SegmentGrid.Count(plan.TotalFrames, plan.SegmentFrames, plan.FrameRate);
    private uint trackId;
    private long start;
    private long end;

    /// <summary>Samples of sound that were read.</summary>
    public long Samples => end;

    public AudioManifest Manifest => new(track.Index, AudioArguments.SampleRate, CodecString.Aac, segments);

    /// <param name="read">Told how many samples are done.</param>
    /// <exception cref="InvalidDataException">ffmpeg left a gap.</exception>
    public async Task Run(Stream stream, Action<long> read, CancellationToken cancellationToken)
    {
        var reader = new Mp4Reader(stream);
        box.ResetWrittenCount();
        while (await reader.ReadBox(box, cancellationToken) is { } found)
        {
            switch (found.Type)
            {
                case "ftyp":
                    store.Content.Write(box.WrittenSpan);
                    break;
                case "moov":
                    store.Content.Write(box.WrittenSpan);
                    await store.Put(SegmentNames.Init, cancellationToken);
                    break;
                case "moof":
                    var fragment = MovieFragment.Parse(box.WrittenSpan);
                    box.ResetWrittenCount();
                    if (await reader.ReadBox(box, cancellationToken) is { Type: "mdat" })
                    {
                        await Take(fragment, cancellationToken);
                    }

                    read(end);
                    break;
                default:
                    throw new InvalidDataException($"The encoder wrote an unexpected box '{found.Type}' into {track.Name}.");
            }

            box.ResetWrittenCount();
        }

        if (waiting.Count > 0)
        {
            await Finish(cancellationToken);
        }

        await store.Complete();
    }

    private async Task Take(MovieFragment fragment, CancellationToken cancellationToken)
    {
        if (fragment.Start != end)
        {
            throw new InvalidDataException($"A fragment of {track.Name} lies at {fragment.Start}; it belongs at {end}.");
        }

        trackId = fragment.Track;
        var at = Mp4Box.HeaderLength;
        foreach (var sample in fragment.Samples)
        {
            if (segments.Count + 1 < segmentCount && end >= PictureEnd(plan, segments.Count + 1))
            {
                await Finish(cancellationToken);
            }

            waiting.Add(sample);
            data.Write(box.WrittenSpan.Slice(at, sample.Size));
            at += sample.Size;
            end += sample.Duration;
        }
    }

    /// <summary>Where the picture of a segment ends, in samples.</summary>
    internal static long PictureEnd(EncodePlan plan, int segment)
    {
        var frames = (Int128)segment * plan.SegmentFrames;
        return (long)(frames * AudioArguments.SampleRate * plan.FrameRate.Denominator / plan.FrameRate.Numerator);
    }

    private async Task Finish(CancellationToken cancellationToken)
    {
        var number = segments.Count + 1;
        FragmentWriter.Write(store.Content, (uint)number, trackId, start, waiting, data.WrittenSpan);
        segments.Add(new SegmentInfo(number, start, end - start, store.Content.WrittenCount));
        await store.Put(SegmentNames.Segment(number), cancellationToken);
        waiting.Clear();
        data.ResetWrittenCount();
        start = end;
    }
}
