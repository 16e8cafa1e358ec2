using System.Collections.Concurrent;

namespace Sunomi.Media;

/// <summary>Source files, made by ffmpeg on first use and shared by all tests of a run.</summary>
internal static class Clips
{
    public const string Fast = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p";

    private static readonly ConcurrentDictionary<string, (string Arguments, Lazy<Task<string>> Path)> Made = new();

    /// <summary>A picture that differs in every frame, and a tone.</summary>
    public static string Picture(int width, int height, string rate, double seconds) =>
        FormattableString.Invariant($"-f lavfi -i testsrc2=s={width}x{height}:r={rate}:d={seconds}");

    public static string Tone(double seconds, int hertz = 440) =>
        FormattableString.Invariant($"-f lavfi -i sine={hertz}:d={seconds}");

    /// <summary>5 s, 640×360, 30 frames a second, with sound.</summary>
    public static Task<string> Plain() =>
        Make("plain.mp4", $"{Picture(640, 360, "30", 5)} {Tone(5)} {Fast} -g 75 -c:a aac");

    /// <summary>10 s, 320×180, two sounds, subtitles in two languages, three chapters.</summary>
    public static async Task<string> WithEverything()
    {
        var english = await Write("everything.en.srt", "1\n00:00:01,000 --> 00:00:03,500\nFirst & <b>foremost</b>\n\n2\n00:00:06,000 --> 00:00:09,000\nAnd last\n");
        var german = await Write("everything.de.srt", "1\n00:00:01,000 --> 00:00:03,500\nZuerst\n");
        var chapters = await Write(
            "everything.chapters",
            ";FFMETADATA1\n" + string.Concat(new[] { (0, 4, "Opening"), (4, 7, "Middle; part"), (7, 10, "") }
                .Select(part => $"[CHAPTER]\nTIMEBASE=1/1\nSTART={part.Item1}\nEND={part.Item2}\ntitle={part.Item3.Replace(";", "\\;", StringComparison.Ordinal)}\n")));
        return await Make(
            "everything.mkv",
            $"{Picture(320, 180, "25", 10)} {Tone(10)} {Tone(10, 880)} -i {english} -i {german} -i {chapters} -map_chapters 5 -map 0 -map 1 -map 2 -map 3 -map 4 "
            + $"{Fast} -g 50 -c:a aac -c:s srt -metadata:s:a:0 language=eng -metadata:s:a:1 language=ger -metadata:s:a:1 title=Kommentar "
            + "-metadata:s:s:0 language=eng -metadata:s:s:1 language=deu -disposition:s:0 hearing_impaired -disposition:s:1 default");
    }

    /// <param name="name">File name; the same name is made once.</param>
    /// <param name="arguments">For ffmpeg, parted by spaces.</param>
    public static Task<string> Make(string name, string arguments) =>
        MakeOf(name, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <inheritdoc cref="Make"/>
    public static Task<string> MakeOf(string name, string[] arguments)
    {
        var clip = Made.GetOrAdd(name, _ => (string.Join(' ', arguments), new Lazy<Task<string>>(async () =>
        {
            var path = Path.Combine(TestFolder.Root, name);
            await Tool.Run("ffmpeg", [.. "-v error -y".Split(' '), .. arguments, path]);
            return path;
        })));
        clip.Arguments.ShouldBe(string.Join(' ', arguments), $"{name} is made of something else by another test");
        return clip.Path.Value;
    }

    /// <summary>The first part of another file.</summary>
    public static async Task<string> Cut(string name, string whole, double share)
    {
        var path = Path.Combine(TestFolder.Root, name);
        var bytes = await File.ReadAllBytesAsync(whole);
        await File.WriteAllBytesAsync(path, bytes[..(int)(bytes.Length * share)]);
        return path;
    }

    public static async Task<string> Write(string name, string text)
    {
        var path = Path.Combine(TestFolder.Root, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
