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

    /// <param name="outputs">Where each rung goes, in the same order.</param>
    public static IReadOnlyList<string> Build(
        EncodePlan plan, VideoChunk chunk, IReadOnlyList<Rung> rungs, MediaSource source, MediaOptions options, IReadOnlyList<string> outputs)
    {
        var threads = Text(plan.Encoder.Threads);
        List<string> arguments =
        [
            "-nostdin", "-hide_banner", "-v", "error", "-y",
            "-progress", "pipe:1", "-stats_period", "0.25",
            "-copyts", "-start_at_zero",
            "-filter_complex_threads", threads,
            .. FfmpegInput.Options(source, options.MaxPixels),
            "-threads", Text(options.DecodeThreads),
            // a source that changes its size in the middle must not restart the frame grid: scale adapts by itself
            "-reinit_filter", "0",
        ];
        if (chunk.SeekSeconds is { } seek)
        {
            arguments.AddRange(["-noaccurate_seek", "-ss", Seconds(seek)]);
        }

        arguments.AddRange(["-i", FfmpegInput.Address(source), "-filter_complex", Filters(plan, chunk, rungs)]);
        foreach (var (index, rung) in rungs.Index())
        {
            arguments.AddRange(Output(plan, rung, index, threads));
            arguments.Add("file:" + outputs[index]);
        }

        return arguments;
    }

    private static IEnumerable<string> Output(EncodePlan plan, Rung rung, int index, string threads)
    {
        var gop = Text(plan.GopFrames);
        string[] colours = plan.Picture.Rgb || plan.Picture.HdrTransfer is not null
            ? ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"]
            : [];
        return
        [
            "-map", $"[r{index}]", "-map_metadata", "-1", "-map_chapters", "-1", "-bitexact",
            "-fps_mode", "passthrough",
            "-c:v", "libx264", "-preset", plan.Encoder.Preset, "-threads", threads,
            "-profile:v", "high", "-level", Text(rung.Level / 10.0),
            "-crf", Text(rung.Crf), "-maxrate", Text(rung.MaxRate), "-bufsize", Text(rung.MaxRate * 2L),
            "-g", gop, "-keyint_min", gop, "-sc_threshold", "0", "-flags", "+cgop",
            "-x264-params", "stitchable=1:open-gop=0:force-cfr=1:vbv-init=0.5",
            .. colours,
            "-video_track_timescale", Text(plan.FrameRate.Timescale),
            "-avoid_negative_ts", "disabled",
            "-f", "mp4", "-movflags", Muxing,
        ];
    }

    private static string Filters(EncodePlan plan, VideoChunk chunk, IReadOnlyList<Rung> rungs)
    {
        var rate = plan.FrameRate;
        var top = rungs[^1];
        List<string> chain = [];
        if (plan.Picture.Interlaced)
        {
            chain.Add("yadif=mode=send_frame:deint=interlaced");
        }

        // The grid starts at a whole second that is a whole frame, too: exact in every time base, so that a frame falls into the same
        // slot whichever chunk it is decoded for. What lies before the chunk costs no more than a reference to a frame.
        var origin = chunk.StartFrame / rate.Numerator * rate.Denominator;
        chain.Add($"fps={rate}:start_time={Text(origin)}");
        chain.Add($"tpad=stop={Text(StandStill(plan))}:stop_mode=clone");
        chain.Add($"trim=start_pts={Text(chunk.StartFrame)}:end_pts={Text(chunk.StartFrame + chunk.FrameCount)}");
        var matrix = plan.Picture.Rgb ? ":out_color_matrix=bt709" : "";
        chain.Add($"scale={Text(top.Width)}:{Text(top.Height)}:flags=bicubic:out_range=limited{matrix}");
        if (plan.Picture.HdrTransfer is { } transfer)
        {
            chain.Add($"zscale=tin={transfer}:min=bt2020nc:pin=bt2020:rin=limited:t=linear:npl=100,format=gbrpf32le,zscale=p=bt709");
            chain.Add("tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=limited");
        }

        chain.Add("setsar=1,format=yuv420p");
        chain.Add($"split={rungs.Count}");
        var graph = $"[0:{plan.Picture.StreamIndex}]{string.Join(',', chain)}{string.Concat(rungs.Select((_, index) => $"[s{index}]"))}";
        foreach (var (index, rung) in rungs.Index())
        {
            graph += rung == top
                ? $";[s{index}]null[r{index}]"
                : $";[s{index}]scale={Text(rung.Width)}:{Text(rung.Height)}:flags=bicubic,setsar=1[r{index}]";
        }

        return graph;
    }

    /// <summary>
    /// Frames for which the last picture may stand still: under sound that goes on longer, and half a second for a last frame or two that
    /// cannot be decoded. Never more, so that a source that breaks off shows in the count.
    /// </summary>
    private static long StandStill(EncodePlan plan)
    {
        var pictureFrames = (long)Math.Floor(plan.Picture.EndSeconds * plan.FrameRate.PerSecond);
        return Math.Max(0, plan.TotalFrames - pictureFrames) + (long)Math.Ceiling(plan.FrameRate.PerSecond / 2);
    }

    private static string Seconds(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
