using System.Diagnostics;
using System.Globalization;
using Sunomi.Media;

namespace Sunomi.Bench.Transcode;

/// <summary>ffmpeg as a person would call it: one process, the same filters and encoder settings, plain files.</summary>
internal static class BareFfmpeg
{
    /// <param name="threads">Of each encoder; 0 leaves it to x264.</param>
    public static async Task Run(EncodePlan plan, string clip, string folder, int threads)
    {
        var source = new MediaSource(clip);
        var whole = new VideoChunk(0, 0, plan.TotalFrames, 1, 1, null, 1);
        var settings = plan with { Encoder = plan.Encoder with { Threads = threads } };
        var options = new MediaOptions();
        var output = Path.Combine(folder, "bare");
        Directory.CreateDirectory(output);
        List<string> arguments =
            [.. VideoArguments.Build(settings, whole, [.. settings.Rungs.Select(rung => new RungPart(rung, whole))], [], source, options, [.. plan.Rungs.Select(rung => Path.Combine(output, rung.Name + ".mp4"))])];
        foreach (var track in plan.AudioTracks)
        {
            var sound = AudioArguments.Build(plan, track, source, options, Path.Combine(output, track.Name + ".mp4"));
            arguments.AddRange(sound.SkipWhile(argument => argument != "-map"));
        }

        await Run(arguments);
        Directory.Delete(output, recursive: true);
    }

    public static async Task Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
        }
    }
}
