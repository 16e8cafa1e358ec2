using System.Globalization;
using System.Text.RegularExpressions;

namespace Sunomi.Media;

/// <summary>
/// Finds by a quick look at a few places how much quality a video needs: each is encoded twice, small, and the likeness to the original (SSIM)
/// at both settings tells at which one it would be as good as usual. What is easy to encode gets by with fewer bits.
/// </summary>
internal sealed partial class QualityProbe(MediaOptions options, ProcessRunner runner)
{
    private const double Better = 23;
    private const double Worse = 29;

    // what a usual film keeps at the better of the two
    private const double Target = 0.965;
    private const double MostBetter = -1;
    private const double MostWorse = 4;
    private const int SmallestLines = 360;

    private static readonly double[] Places = [0.2, 0.5, 0.8];

    /// <returns>To be added to the CRF of every rendition; 0 when the look came to nothing, which the encode will explain.</returns>
    public async Task<double> CrfChange(EncodePlan plan, MediaSource source, CancellationToken cancellationToken)
    {
        List<(double Better, double Worse)> found = [];
        foreach (var place in Places)
        {
            if (await Look(plan, (long)(place * plan.TotalFrames), source, cancellationToken) is { } likeness)
            {
                found.Add(likeness);
            }
        }

        return found.Count == 0 ? 0 : Change(found.Average(place => place.Better), found.Average(place => place.Worse));
    }

    /// <summary>Pure: from the likeness at the better and at the worse setting.</summary>
    internal static double Change(double better, double worse)
    {
        // the likeness falls about evenly with the CRF; where it hardly does, the worst that is allowed is good enough
        var fall = (better - worse) / (Worse - Better);
        var change = fall > 0.0001 ? (better - Target) / fall : better >= Target ? MostWorse : 0;
        return Math.Round(Math.Clamp(change, MostBetter, MostWorse) * 2) / 2;
    }

    private async Task<(double Better, double Worse)?> Look(EncodePlan plan, long frame, MediaSource source, CancellationToken cancellationToken)
    {
        var inside = plan.Chunks.Last(chunk => chunk.StartFrame <= frame);
        var part = inside with { StartFrame = frame, FrameCount = Math.Min(plan.GopFrames, plan.TotalFrames - frame) };
        var rung = plan.Rungs.LastOrDefault(rung => rung.Codec == VideoCodec.H264 && Math.Min(rung.Width, rung.Height) <= SmallestLines) ?? plan.Rungs[0];
        List<string> arguments =
        [
            "-nostdin", "-hide_banner", "-nostats", "-v", "info", "-progress", "pipe:1", "-stats_period", "0.25", "-copyts", "-start_at_zero",
            "-filter_complex_threads", "1",
            .. FfmpegInput.Options(source, options.MaxPixels), "-threads", Text(options.DecodeThreads), "-reinit_filter", "0",
        ];
        if (inside.SeekSeconds is { } seek)
        {
            arguments.AddRange(["-noaccurate_seek", "-ss", seek.ToString("0.000000", CultureInfo.InvariantCulture)]);
        }

        arguments.AddRange(["-i", FfmpegInput.Address(source), "-filter_complex", PictureFilters.Build(plan, part, [new(rung, part), new(rung, part)])]);
        foreach (var (index, crf) in new[] { Better, Worse }.Index())
        {
            arguments.AddRange(
            [
                "-map", $"[r{Text(index)}]", "-fps_mode", "passthrough", "-c:v", "libx264", "-preset", "veryfast", "-threads", "1",
                // measured without the means that please the eye but not the measure
                "-crf", Text(crf), "-x264-params", "ssim=1:psy=0", "-f", "null", "-",
            ]);
        }

        var outcome = await runner.Run(
            new ProcessSpec(options.Ffmpeg, arguments, options.ProbeCpuLimit, options.MemoryLimit, options.StallTimeout),
            static (output, heart, stop) => heart.BeatWith(output, stop),
            exited: null,
            cancellationToken);
        var likeness = Likeness().Matches(outcome.Errors)
            .Select(match => double.Parse(match.Groups["mean"].ValueSpan, CultureInfo.InvariantCulture))
            .ToArray();
        return outcome.Succeeded && likeness is [var better, var worse] ? (better, worse) : null;
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"SSIM Mean Y:(?<mean>[01]\.[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Likeness();
}
