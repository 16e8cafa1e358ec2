using System.Globalization;

namespace Sunomi.Bench.Transcode;

/// <summary>A source with what real ones have: slow and quick motion, fine detail, grain, a sound that is not one tone.</summary>
internal static class Clip
{
    public static async Task<string> Make(string folder, string name, int seconds)
    {
        var path = Path.Combine(folder, name);
        var length = seconds.ToString(CultureInfo.InvariantCulture);
        await BareFfmpeg.Run(
        [
            "-v", "error", "-nostdin", "-y",
            "-f", "lavfi", "-i", $"mandelbrot=s=480x270:r=30:end_scale=0.02,trim=duration={length}",
            "-f", "lavfi", "-i", $"testsrc2=s=480x270:r=30:d={length}",
            "-f", "lavfi", "-i", $"aevalsrc='0.2*sin(2*PI*t*(300+40*floor(mod(t\\,5))))+0.05*random(0)':s=48000:d={length}",
            "-filter_complex", "[0]scale=1920:1080:flags=bicubic,format=yuv420p[a];[a][1]overlay=x='mod(t*60\\,1440)':y=400,noise=alls=6:allf=t[v]",
            "-map", "[v]", "-map", "2:a",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-c:a", "aac", "-b:a", "160k", path,
        ]);
        return path;
    }
}
