using System.Globalization;

namespace Sunomi.Bench.Pipeline;

/// <summary>A source with what real ones have: motion, fine detail, grain, a sound that is not one tone; its index is in front, as of files from editors.</summary>
internal sealed record Clip(int Seconds, int Height)
{
    /// <summary>What is encoded anew; a longer clip repeats it, and has few frames, as of slides: it is measured for its length.</summary>
    private const int LongestPart = 60;
    private const int UsualRate = 30;
    private const int RateOfLong = 10;

    /// <param name="text">seconds and lines such as <c>60x720</c>, or seconds alone: the longer, the fewer lines</param>
    public static Clip Parse(string text)
    {
        var parts = text.Split('x');
        return parts.Length <= 2
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            && (parts.Length == 2 ? parts[1] : UsualHeight(seconds)) is var height
            && int.TryParse(height, CultureInfo.InvariantCulture, out var lines) && lines is >= 90 and <= 2160 && lines % 2 == 0
            ? new Clip(seconds, lines)
            : throw new ArgumentException($"'{text}' is no clip: write seconds and lines, such as 60x720.", nameof(text));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seconds} s at {Height} lines");

    public async Task<FileInfo> Make(string folder)
    {
        var part = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"part-{Seconds}-{Height}.mp4"));
        var length = Math.Min(Seconds, LongestPart);
        var width = Height * 16 / 9 / 2 * 2;
        string[] make =
        [
            "-v", "error", "-nostdin", "-y",
            "-f", "lavfi", "-i", $"testsrc2=s={width}x{Height}:r={(Seconds > LongestPart ? RateOfLong : UsualRate)}:d={length}",
            "-f", "lavfi", "-i", $"aevalsrc='0.2*sin(2*PI*t*(300+40*floor(mod(t\\,5))))+0.05*random(0)':s=48000:d={length}",
            "-vf", "noise=alls=6:allf=t", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "23", "-g", "60", "-pix_fmt", "yuv420p",
            "-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", part,
        ];
        await Ffmpeg.Run(make);
        if (length == Seconds)
        {
            return new FileInfo(part);
        }

        var whole = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"clip-{Seconds}-{Height}.mp4"));
        await Ffmpeg.Run(
        [
            "-v", "error", "-nostdin", "-y", "-stream_loop", $"{((Seconds + length - 1) / length) - 1}", "-i", part,
            "-t", $"{Seconds}", "-c", "copy", "-movflags", "+faststart", whole,
        ]);
        return new FileInfo(whole);
    }

    private static string UsualHeight(int seconds) => seconds <= LongestPart ? "720" : "360";
}
