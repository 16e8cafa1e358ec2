using System.Globalization;

namespace Sunomi.Media;

/// <summary>Videos whose frames carry their number as sixteen black and white bars, and the reading of it.</summary>
internal static class NumberedFrames
{
    private const int Bits = 16;

    /// <summary>A lavfi input of numbered frames.</summary>
    public static string Source(int width, int height, string rate, double seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"-f lavfi -i nullsrc=s=320x2:r={rate}:d={seconds},geq=lum='if(mod(floor(N/pow(2\\,floor(X/20)))\\,2)\\,235\\,16)':cb=128:cr=128,scale={width}:{height}:flags=neighbor,setsar=1");

    /// <summary>The number that each frame of a file shows, in order of presentation.</summary>
    public static async Task<int[]> Read(string file)
    {
        var raw = Path.Combine(TestFolder.Root, Guid.NewGuid() + ".raw");
        await Tool.Run(
            "ffmpeg",
            ["-v", "error", "-i", file, "-map", "0:v", "-fps_mode", "passthrough", "-vf", $"scale={Bits}:1:flags=area,format=gray", "-f", "rawvideo", raw]);
        var bytes = await File.ReadAllBytesAsync(raw);
        File.Delete(raw);
        return [.. bytes.Chunk(Bits).Select(bars => bars.Index().Sum(bar => bar.Item > 127 ? 1 << bar.Index : 0))];
    }
}
