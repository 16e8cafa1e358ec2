namespace Sunomi.Tests.Product;

/// <summary>A file to publish.</summary>
internal static class Clip
{
    public static async Task<string> Make(string folder, int seconds, string size)
    {
        var file = Path.Combine(folder, $"clip-{size}-{seconds}.mp4");
        string[] arguments =
        [
            "-v", "error", "-y",
            "-f", "lavfi", "-i", $"testsrc2=size={size}:rate=30:duration={seconds}",
            "-f", "lavfi", "-i", $"sine=frequency=440:duration={seconds}",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest", file,
        ];
        await RunningCommand.Run("ffmpeg", arguments, TimeSpan.FromMinutes(2));
        return file;
    }
}
