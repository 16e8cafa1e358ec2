using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sunomi.Media;

namespace Sunomi.Bench.Pipeline;

/// <summary>Other ways to make the same renditions: the same filters and encoder settings, plain files, nothing around it.</summary>
internal sealed class Baselines(FileInfo clip, string folder)
{
    private readonly MediaOptions options = new() { Scratch = Path.Combine(folder, "scratch") };
    private readonly MediaSource source = new(clip.FullName);
    private readonly string output = Path.Combine(folder, "baseline");

    public async Task<EncodePlan> Plan() =>
        await new MediaPipeline(Options.Create(options), NullLogger<MediaPipeline>.Instance).Plan(source, CancellationToken.None) is PlanResult.Planned planned
            ? planned.Plan
            : throw new InvalidOperationException("The clip was refused.");

    /// <summary>One process decodes once for all renditions and the sound.</summary>
    public async Task<Spent> DecodeOnce()
    {
        var plan = await Plan();
        return await Measure(() => Ffmpeg.Run([.. Arguments(plan, plan.Rungs), .. Sounds(plan).SelectMany(sound => sound.SkipWhile(argument => argument != "-map"))]));
    }

    /// <summary>A process for each rendition and sound, all at once.</summary>
    public async Task<Spent> RungsAtOnce()
    {
        var plan = await Plan();
        return await Measure(() => Task.WhenAll(
            plan.Rungs.Select(rung => Ffmpeg.Run(Arguments(plan, [rung]))).Concat(Sounds(plan).Select(Ffmpeg.Run))));
    }

    /// <summary>A process for each rendition and sound, one after another.</summary>
    public async Task<Spent> RungAfterRung()
    {
        var plan = await Plan();
        return await Measure(async () =>
        {
            foreach (var arguments in plan.Rungs.Select(rung => Arguments(plan, [rung])).Concat(Sounds(plan)))
            {
                await Ffmpeg.Run(arguments);
            }
        });
    }

    private IReadOnlyList<string> Arguments(EncodePlan plan, IReadOnlyList<Rung> rungs) => VideoArguments.Build(
        plan,
        new VideoChunk(0, 0, plan.TotalFrames, 1, 1, null, 1),
        rungs,
        [],
        source,
        options,
        [.. rungs.Select(rung => Path.Combine(output, rung.Name + ".mp4"))]);

    private IEnumerable<IReadOnlyList<string>> Sounds(EncodePlan plan) =>
        plan.AudioTracks.Select(track => AudioArguments.Build(plan, track, source, options, Path.Combine(output, track.Name + ".mp4")));

    private async Task<Spent> Measure(Func<Task> work)
    {
        Directory.CreateDirectory(output);
        var (started, cpu) = (Stopwatch.GetTimestamp(), CpuTime.Of("self"));
        await work();
        var spent = CpuTime.Of("self") - cpu;
        Directory.Delete(output, recursive: true);
        return new Spent(Stopwatch.GetElapsedTime(started).TotalSeconds, spent.Children);
    }
}

/// <param name="Wall">seconds</param>
/// <param name="Cpu">seconds, of all processes</param>
internal sealed record Spent(double Wall, double Cpu);
