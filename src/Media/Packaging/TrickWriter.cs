using System.Buffers;

namespace Sunomi.Media;

/// <summary>
/// Keeps the keyframes of a chunk once more, each as a fragment of its own. A byte range of the usual segments would end in the middle of
/// a fragment, which only Apple's players take; and the storyboard is made from these few bytes.
/// </summary>
internal sealed class TrickWriter(EncodePlan plan, VideoChunk chunk, ISegmentSink sink)
{
    private readonly SegmentStore store = new(sink, SegmentNames.Tricks, SegmentNames.PictureType);
    private readonly List<TrickFrame> frames = [];

    /// <summary>What was stored.</summary>
    public TrickSegment Segment => new(chunk.Index + 1, frames);

    /// <summary>The header is that of the rendition.</summary>
    public async Task PutInit(ReadOnlyMemory<byte> init, CancellationToken cancellationToken)
    {
        store.Content.Write(init.Span);
        await store.Put(SegmentNames.Init, cancellationToken);
    }

    /// <param name="fragment">A GOP.</param>
    /// <param name="data">The samples of the fragment, the keyframe first.</param>
    public void Take(MovieFragment fragment, ReadOnlySpan<byte> data)
    {
        var offset = store.Content.WrittenCount;
        var keyframe = new FragmentSample(fragment.Samples[0].Size, (int)fragment.Duration);
        var number = (uint)(fragment.Start / plan.FrameRate.FrameTicks / plan.GopFrames) + 1;
        FragmentWriter.Write(store.Content, number, fragment.Track, fragment.Start, [keyframe], data[..keyframe.Size]);
        frames.Add(new TrickFrame(fragment.Start, fragment.Duration, offset, store.Content.WrittenCount - offset));
    }

    public async Task Complete(CancellationToken cancellationToken)
    {
        if (frames.Count > 0)
        {
            await store.Put(SegmentNames.Segment(Segment.Number), cancellationToken);
        }

        await store.Complete();
    }
}
