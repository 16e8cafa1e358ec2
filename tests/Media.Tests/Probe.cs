using System.Globalization;

namespace Sunomi.Media;

/// <summary>Looks at results with ffprobe, from outside.</summary>
internal static class Probe
{
    /// <summary>One entry of the first picture (v:0) or sound (a:0) stream.</summary>
    public static async Task<string> Stream(string file, string entry, string stream = "v:0") =>
        (await Run(file, "-select_streams", stream, "-show_entries", $"stream={entry}", "-of", "csv=p=0")).Trim().Trim(',');

    /// <summary>Presentation times of the keyframes in seconds.</summary>
    public static async Task<double[]> Keyframes(string file) =>
        [.. (await Packets(file)).Where(packet => packet.Key).Select(packet => packet.Time).Order()];

    public static async Task<IReadOnlyList<(double Time, bool Key)>> Packets(string file, string stream = "v:0")
    {
        var lines = await Run(file, "-select_streams", stream, "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0");
        return
        [
            .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(','))
                .Select(fields => (double.Parse(fields[0], CultureInfo.InvariantCulture), fields[1].Contains('K'))),
        ];
    }

    /// <summary>Decodes all of a playlist or manifest, which must go without a word, and counts the frames of each picture in it.</summary>
    public static async Task<int[]> DecodedFrames(string entry, string pictures = "0:v")
    {
        var (code, output, errors) = await Tool.Try(
            "ffmpeg", ["-v", "error", "-xerror", "-i", entry, "-map", pictures, "-map", "0:a?", "-fps_mode", "passthrough", "-c:v", "rawvideo", "-f", "framecrc", "-"]);
        errors.ShouldBe("", entry);
        code.ShouldBe(0, entry);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var streams = lines.Where(line => line.StartsWith("#media_type", StringComparison.Ordinal) && line.EndsWith("video", StringComparison.Ordinal))
            .Select(line => line["#media_type ".Length..line.IndexOf(':', StringComparison.Ordinal)]);
        return [.. streams.Select(stream => lines.Count(line => line.StartsWith(stream + ",", StringComparison.Ordinal)))];
    }

    private static Task<string> Run(string file, params string[] arguments) => Tool.Run("ffprobe", ["-v", "error", .. arguments, file]);
}
