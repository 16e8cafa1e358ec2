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

    /// <summary>
    /// One process decodes once for all renditions and the sound: on each core at the same time, as the product uses them all. What they share, such as
    /// caches, makes a second of CPU worth less than to one process that has the machine for itself.
    /// </summary>
    /// <returns>Of one of them.</returns>
    public async Task<Spent> DecodeOnce()
    {
        var plan = await Plan();
        var all = await Measure(() => Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(core => Ffmpeg.Run(
        [
            .. Arguments(plan, plan.Rungs, Folder(core)),
            .. Sounds(plan, Folder(core)).SelectMany(sound => sound.SkipWhile(argument => argument != "-map")),
        ]))));
        return all with { Cpu = all.Cpu / Environment.ProcessorCount };
    }

    /// <summary>A process for each rendition and sound, all at once.</summary>
    public async Task<Spent> RungsAtOnce()
    {
        var plan = await Plan();
        return await Measure(() => Task.WhenAll(
            plan.Rungs.Select(rung => Ffmpeg.Run(Arguments(plan, [rung], Folder(0)))).Concat(Sounds(plan, Folder(0)).Select(Ffmpeg.Run))));
    }

    /// <summary>A process for each rendition and sound, one after another.</summary>
    public async Task<Spent> RungAfterRung()
    {
        var plan = await Plan();
        return await Measure(async () =>
        {
            foreach (var arguments in plan.Rungs.Select(rung => Arguments(plan, [rung], Folder(0))).Concat(Sounds(plan, Folder(0))))
            {
                await Ffmpeg.Run(arguments);
            }
        });
    }

    private IReadOnlyList<string> Arguments(EncodePlan plan, IReadOnlyList<Rung> rungs, string folder)
    {
        var whole = new VideoChunk(0, 0, plan.TotalFrames, 1, 1, null, 1);
        return VideoArguments.Build(
            plan,
            whole,
            [.. rungs.Select(rung => new RungPart(rung, whole))],
            [],
            source,
            options,
            [.. rungs.Select(rung => Path.Combine(folder, rung.Name + ".mp4"))]);
    }

    private IEnumerable<IReadOnlyList<string>> Sounds(EncodePlan plan, string folder) =>
        plan.AudioTracks.Select(track => AudioArguments.Build(plan, track, source, options, Path.Combine(folder, track.Name + ".mp4")));

    private string Folder(int number) => Directory.CreateDirectory(Path.Combine(output, $"{number}")).FullName;

    private async Task<Spent> Measure(Func<Task> work)
    {
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
