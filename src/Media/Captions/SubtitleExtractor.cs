using System.Globalization;

namespace Sunomi.Media;

/// <summary>Takes the text tracks out of a source, all with one reading of it, and stores them as WebVTT.</summary>
internal sealed class SubtitleExtractor(MediaOptions options, ProcessRunner runner)
{
    /// <returns>In the order of the plan; a track without any text is left out.</returns>
    public async Task<IReadOnlyList<TextTrack>> Extract(EncodePlan plan, MediaSource source, ISegmentSink sink, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder(options.Scratch);
        List<string> arguments =
        [
            "-nostdin", "-hide_banner", "-v", "error", "-y",
            "-progress", "pipe:1", "-stats_period", "0.25",
            "-copyts", "-start_at_zero",
            .. FfmpegInput.Options(source, options.MaxPixels),
            "-vn", "-an", "-dn", "-i", FfmpegInput.Address(source),
        ];
        foreach (var track in plan.Subtitles)
        {
            arguments.AddRange(
            [
                "-map", string.Create(CultureInfo.InvariantCulture, $"0:{track.StreamIndex}"), "-map_metadata", "-1", "-bitexact",
                "-c:s", "webvtt", "-fs", CaptionReader.LargestFile.ToString(CultureInfo.InvariantCulture), "-f", "webvtt", "file:" + scratch.File(track.Name),
            ]);
        }

        var outcome = await runner.Run(
            new ProcessSpec(options.Ffmpeg, arguments, options.EncodeCpuLimit, options.MemoryLimit, options.StallTimeout),
            static (output, heart, stop) => heart.BeatWith(output, stop),
            exited: null,
            cancellationToken);
        if (EncodeFailure.Of(outcome, source, options) is { } failure)
        {
            throw failure;
        }

        List<TextTrack> made = [];
        foreach (var track in plan.Subtitles.Where(track => File.Exists(scratch.File(track.Name))))
        {
            if (CaptionReader.Read(await File.ReadAllBytesAsync(scratch.File(track.Name), cancellationToken)) is CaptionResult.Read read)
            {
                var shape = new TextTrack(
                    track.Name, track.Language, track.Title, track.IsDefault, track.IsForced, track.DescribesSounds, [], 0);
                made.Add(await CaptionStore.Put(shape, read.Document, plan.DurationSeconds, sink, track.Name, cancellationToken));
            }
        }

        return made;
    }
}
