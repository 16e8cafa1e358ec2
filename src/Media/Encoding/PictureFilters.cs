using System.Globalization;

namespace Sunomi.Media;

/// <summary>The filter graph of a chunk: frames on the grid, in square pixels, standard range and 4:2:0, once for each rendition as <c>[r0]</c>, <c>[r1]</c>, ….</summary>
internal static class PictureFilters
{
    private const string WaveColour = "0x3ea6ff";

    /// <param name="parts">Of the chunk, each to its end.</param>
    public static string Build(EncodePlan plan, VideoChunk chunk, IReadOnlyList<RungPart> parts)
    {
        var top = parts.Select(part => part.Rung).MaxBy(rung => (long)rung.Width * rung.Height)!;
        IEnumerable<string> chain = plan.Picture.Kind switch
        {
            PictureKind.Video => [.. OfVideo(plan, chunk), Scale(plan, top), .. ToStandardRange(plan)],
            PictureKind.Cover => [Scale(plan, top), "loop=loop=-1:size=1:start=0", .. OnGrid(plan, chunk)],
            _ => [.. OfSound(plan, chunk), Scale(plan, top), .. OnGrid(plan, chunk)],
        };
        var graph = $"[0:{plan.Picture.StreamIndex}]{string.Join(',', chain)},setsar=1,format=yuv420p,split={parts.Count}"
            + string.Concat(parts.Select((_, index) => $"[s{index}]"));
        foreach (var (index, (rung, frames)) in parts.Index())
        {
            var from = frames.StartFrame == chunk.StartFrame ? "" : $"trim=start_pts={Text(frames.StartFrame)},";
            graph += (rung.Width, rung.Height) == (top.Width, top.Height)
                ? $";[s{index}]{from}null[r{index}]"
                : $";[s{index}]{from}scale={Text(rung.Width)}:{Text(rung.Height)}:flags=bicubic,setsar=1[r{index}]";
        }

        return graph;
    }

    private static IEnumerable<string> OfVideo(EncodePlan plan, VideoChunk chunk)
    {
        if (plan.Picture.Interlaced)
        {
            yield return "yadif=mode=send_frame:deint=interlaced";
        }

        // The grid starts at a whole second that is a whole frame, too: exact in every time base, so that a frame falls into the same
        // slot whichever chunk it is decoded for. What lies before the chunk costs no more than a reference to a frame.
        var rate = plan.FrameRate;
        var origin = chunk.StartFrame / rate.Numerator * rate.Denominator;
        yield return $"fps={rate}:start_time={Text(origin)}";
        yield return $"tpad=stop={Text(StandStill(plan))}:stop_mode=clone";
        yield return Trim(chunk);
    }

    // whole pictures from the first sample of the chunk on, silence where there is no sound
    private static IEnumerable<string> OfSound(EncodePlan plan, VideoChunk chunk)
    {
        var rate = Text(AudioArguments.SampleRate);
        yield return $"aresample={rate}";
        // counts in samples of its input, so it must not change the rate itself
        yield return $"aresample={rate}:async=1:first_pts={Text(chunk.StartFrame * Waveform.SamplesPerFrame)}";
        yield return $"aformat=sample_fmts=s16:sample_rates={rate}:channel_layouts=mono";
        yield return "apad";
        yield return $"atrim=end_sample={Text(chunk.FrameCount * Waveform.SamplesPerFrame)}";
        yield return "asetpts=N";
        yield return $"showwaves=size={Text(Waveform.Width)}x{Text(Waveform.Height)}:mode=cline:rate={plan.FrameRate}:scale=sqrt:colors={WaveColour}";
    }

    // frames that come without times of use are numbered
    private static string[] OnGrid(EncodePlan plan, VideoChunk chunk) =>
    [
        $"settb={Text(plan.FrameRate.Denominator)}/{Text(plan.FrameRate.Numerator)}",
        $"setpts=N+{Text(chunk.StartFrame)}",
        $"fps={plan.FrameRate}",
        Trim(chunk),
    ];

    private static string Trim(VideoChunk chunk) =>
        $"trim=start_pts={Text(chunk.StartFrame)}:end_pts={Text(chunk.StartFrame + chunk.FrameCount)}";

    private static string Scale(EncodePlan plan, Rung top)
    {
        var matrix = plan.Picture.Rgb || plan.Picture.Kind == PictureKind.Waveform ? ":out_color_matrix=bt709" : "";
        return $"scale={Text(top.Width)}:{Text(top.Height)}:flags=bicubic:out_range=limited{matrix}";
    }

    private static string[] ToStandardRange(EncodePlan plan) => plan.Picture.HdrTransfer is { } transfer
        ?
        [
            $"zscale=tin={transfer}:min=bt2020nc:pin=bt2020:rin=limited:t=linear:npl=100,format=gbrpf32le,zscale=p=bt709",
            "tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=limited",
        ]
        : [];

    /// <summary>
    /// Frames for which the last picture may stand still: under sound that goes on longer, and half a second for a last frame or two that
    /// cannot be decoded. Never more, so that a source that breaks off shows in the count.
    /// </summary>
    private static long StandStill(EncodePlan plan)
    {
        var pictureFrames = (long)Math.Floor(plan.Picture.EndSeconds * plan.FrameRate.PerSecond);
        return Math.Max(0, plan.TotalFrames - pictureFrames) + (long)Math.Ceiling(plan.FrameRate.PerSecond / 2);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
