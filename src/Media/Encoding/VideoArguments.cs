using System.Globalization;

namespace Sunomi.Media;

/// <summary>
/// The command line that decodes a chunk once and encodes all its renditions, each into one fragmented MP4 whose decode times are
/// absolute and whose header is the same for every chunk.
/// </summary>
internal static class VideoArguments
{
    private const string Muxing =
        "+frag_keyframe+empty_moov+default_base_moof+negative_cts_offsets+frag_discont+skip_trailer";

    /// <param name="sounds">Tracks that are made of the whole source by the same process.</param>
    /// <param name="outputs">Where each part goes, then each track, in the same order.</param>
    public static IReadOnlyList<string> Build(
        EncodePlan plan,
        VideoChunk chunk,
        IReadOnlyList<RungPart> parts,
        IReadOnlyList<AudioTrack> sounds,
        MediaSource source,
        MediaOptions options,
        IReadOnlyList<string> outputs)
    {
        List<string> arguments =
        [
            "-nostdin", "-hide_banner", "-v", "error", "-y",
            "-progress", "pipe:1", "-stats_period", "0.5",
            "-copyts", "-start_at_zero",
            "-filter_complex_threads", Text(plan.Encoder.Threads),
            .. FfmpegInput.Options(source, options.MaxPixels),
            "-threads", Text(options.DecodeThreads),
            // a source that changes its size in the middle must not restart the frame grid: scale adapts by itself
            "-reinit_filter", "0",
        ];
        if (chunk.SeekSeconds is { } seek)
        {
            arguments.AddRange(["-noaccurate_seek", "-ss", seek.ToString("0.000000", CultureInfo.InvariantCulture)]);
        }

        arguments.AddRange(["-i", FfmpegInput.Address(source)]);
        if (sounds.Count > 0)
        {
            // read apart: what is only read for the picture must not be decoded to the end for the sound
            arguments.AddRange(AudioArguments.Input(source, options));
        }

        arguments.AddRange(["-filter_complex", PictureFilters.Build(plan, chunk, parts)]);
        foreach (var (index, part) in parts.Index())
        {
            arguments.AddRange(Output(plan, part.Rung, index));
            arguments.Add("file:" + outputs[index]);
        }

        foreach (var (index, track) in sounds.Index())
        {
            arguments.AddRange(AudioArguments.Output(plan, track, input: 1, outputs[parts.Count + index]));
        }

        return arguments;
    }

    private static IEnumerable<string> Output(EncodePlan plan, Rung rung, int index)
    {
        string[] colours = plan.Picture.Rgb || plan.Picture.HdrTransfer is not null || plan.Picture.Kind == PictureKind.Waveform
            ? ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"]
            : [];
        return
        [
            "-map", $"[r{index}]", "-map_metadata", "-1", "-map_chapters", "-1", "-bitexact",
            "-fps_mode", "passthrough",
            .. PictureEncoders.Arguments(plan, rung),
            .. colours,
            "-video_track_timescale", Text(plan.FrameRate.Timescale),
            "-avoid_negative_ts", "disabled",
            "-f", "mp4", "-movflags", Muxing,
        ];
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
