namespace Sunomi.Media;

/// <summary>
/// Makes all the pictures of a video, from segments that are already stored. One ffmpeg for all of them: what is decoded is so little that
/// most of the time goes into starting it.
/// </summary>
internal sealed class StillsMaker(MediaOptions options, StillEncoder encoder)
{
    public async Task<Storyboard> Make(
        EncodePlan plan, IReadOnlyList<ChunkManifest> chunks, ISegmentSource source, ISegmentSink sink, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder(options.Scratch);
        var poster = await PosterMaker.Prepare(plan, source, scratch, cancellationToken);
        var preview = await PreviewMaker.Prepare(plan, chunks, source, scratch, cancellationToken);
        var (sheets, shape) = await StoryboardMaker.Prepare(plan, chunks, source, scratch, cancellationToken);
        await encoder.MakeAll([poster, preview, sheets], cancellationToken);

        await Store(SegmentNames.Poster, SegmentNames.PictureFileType);
        await Store(SegmentNames.Preview, SegmentNames.PreviewType);
        return await StoryboardMaker.Store(plan, shape, sink, scratch, cancellationToken);

        async Task Store(string name, string contentType) =>
            await sink.Put(name, contentType, await StillEncoder.Read(scratch.File(name), cancellationToken), cancellationToken);
    }
}
