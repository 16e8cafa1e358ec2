using System.Globalization;

namespace Sunomi.Media;

/// <summary>
/// What each encoder is told. All of them: closed GOPs of one length, constant quality under a ceiling, a header that does not depend on the
/// chunk, and bytes that do not depend on the machine.
/// </summary>
internal static class PictureEncoders
{
    public static IEnumerable<string> Arguments(EncodePlan plan, Rung rung)
    {
        var gop = Text(plan.GopFrames);
        string[] common = ["-g", gop, "-keyint_min", gop, "-sc_threshold", "0", "-maxrate", Text(rung.MaxRate), "-bufsize", Text(rung.MaxRate * 2L)];
        return rung.Codec switch
        {
            VideoCodec.Hevc => [.. Hevc(plan, rung), .. common],
            VideoCodec.Av1 => [.. Av1(plan, rung), .. common],
            _ => [.. H264(plan, rung), .. common],
        };
    }

    private static string[] H264(EncodePlan plan, Rung rung) =>
    [
        "-c:v", "libx264", "-preset", plan.Encoder.Preset, "-threads", Text(plan.Encoder.Threads),
        "-profile:v", "high", "-level", Text(rung.Level / 10.0), "-crf", Text(rung.Crf), "-flags", "+cgop",
        "-x264-params", "stitchable=1:open-gop=0:force-cfr=1:vbv-init=0.5",
    ];

    private static string[] Hevc(EncodePlan plan, Rung rung) =>
    [
        "-c:v", "libx265", "-preset", plan.Encoder.Preset, "-profile:v", "main", "-tag:v", "hvc1", "-crf", Text(rung.Crf),
        "-x265-params", $"log-level=error:keyint={Text(plan.GopFrames)}:min-keyint={Text(plan.GopFrames)}:scenecut=0:open-gop=0:info=0:vbv-init=0.5:pools=none:frame-threads=1",
    ];

    private static string[] Av1(EncodePlan plan, Rung rung) =>
    [
        "-c:v", "libsvtav1", "-preset", Text(SvtPreset(plan.Encoder.Preset)), "-crf", Text(Math.Round(rung.Crf)),
        "-svtav1-params", "lp=1:scd=0:irefresh-type=2",
    ];

    // the same wish for speed in the words of another encoder
    private static int SvtPreset(string preset) => preset switch
    {
        "ultrafast" => 12,
        "superfast" => 11,
        "veryfast" => 10,
        "faster" => 9,
        "fast" => 8,
        "medium" => 7,
        "slow" => 6,
        "slower" => 5,
        _ => 4,
    };

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
