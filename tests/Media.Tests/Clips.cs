using System.Collections.Concurrent;

namespace Sunomi.Media;

/// <summary>Source files, made by ffmpeg on first use and shared by all tests of a run.</summary>
internal static class Clips
{
    public const string Fast = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p";

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    /// <summary>A picture that differs in every frame, and a tone.</summary>
    public static string Picture(int width, int height, string rate, double seconds) =>
        FormattableString.Invariant($"-f lavfi -i testsrc2=s={width}x{height}:r={rate}:d={seconds}");

    public static string Tone(double seconds, int hertz = 440) =>
        FormattableString.Invariant($"-f lavfi -i sine={hertz}:d={seconds}");

    /// <summary>5 s, 640×360, 30 frames a second, with sound.</summary>
    public static Task<string> Plain() =>
        Make("plain.mp4", $"{Picture(640, 360, "30", 5)} {Tone(5)} {Fast} -g 75 -c:a aac");

    /// <param name="name">File name; the same name is made once.</param>
    /// <param name="arguments">For ffmpeg, parted by spaces.</param>
    public static Task<string> Make(string name, string arguments) =>
        Made.GetOrAdd(name, _ => new Lazy<Task<string>>(async () =>
        {
            var path = Path.Combine(TestFolder.Root, name);
            await Tool.Run("ffmpeg", [.. "-v error -y".Split(' '), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), path]);
            return path;
        })).Value;

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
