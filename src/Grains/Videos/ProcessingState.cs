using System.Text.Json.Serialization;
using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>
/// The work on one generation of a video. A task is added when what it builds on is there: the probe, then what the plan says,
/// then stills and package. All that is not done may be queued.
/// </summary>
internal sealed record ProcessingState
{
    public required int Generation { get; init; }

    public ProcessingTask[] Tasks { get; init; } = [];

    /// <summary>Empty until probed.</summary>
    public PlannedRung[] Rungs { get; init; } = [];

    /// <summary>What is shown never exceeds it; an activation begins with it.</summary>
    public double NotedPercent { get; init; }

    public string? PosterObject { get; init; }

    public PackageDone? Package { get; init; }

    [JsonIgnore]
    public bool IsPlanned => Rungs.Length > 0;

    [JsonIgnore]
    public bool IsComplete => Package is not null && Tasks.All(task => task.IsDone);

    [JsonIgnore]
    public bool IsFinishing => Tasks.Any(task => task.Kind == TranscodeTaskKind.Package);

    public static ProcessingState Begin(int generation) => new()
    {
        Generation = generation,
        Tasks = [new ProcessingTask(TranscodeTaskKind.Probe, 0, 0, Urgency: 0)],
    };

    public ProcessingTask? Find(TranscodeTaskId id) => Array.Find(Tasks, task => task.Kind == id.Kind && task.Index == id.Index);

    public ProcessingState Take(TranscodeTaskId id, long token) =>
        Change(id, task => task with { Token = token, Starts = task.Starts + 1 });

    public ProcessingState SetBack(TranscodeTaskId id, string cause) =>
        Change(id, task => task with { Failures = [.. task.Failures, cause] });

    public ProcessingState Note(double percent) => this with { NotedPercent = Math.Max(NotedPercent, percent) };

    public ProcessingState Finish(TranscodeTaskId id, TaskResult result)
    {
        var after = Change(id, task => task with { IsDone = true });
        after = result switch
        {
            ProbeDone probe => after with { Rungs = probe.Rungs, Tasks = [.. after.Tasks, .. Encodes(probe)] },
            StillsDone stills => after with { PosterObject = stills.PosterObject },
            PackageDone package => after with { Package = package },
            _ => after,
        };
        if (after is { IsPlanned: true, IsFinishing: false } && after.Tasks.All(task => task.IsDone))
        {
            after = after with
            {
                Tasks =
                [
                    .. after.Tasks,
                    new ProcessingTask(TranscodeTaskKind.Stills, 0, 0, Urgency: 0),
                    new ProcessingTask(TranscodeTaskKind.Package, 0, 0, Urgency: 0),
                ],
            };
        }

        return after.Note(ProgressShares.Percent(after, task => task.IsDone ? 1 : 0));
    }

    /// <summary>First chunks and sound before the later chunks of any video.</summary>
    private static IEnumerable<ProcessingTask> Encodes(ProbeDone probe) =>
    [
        .. probe.ChunkWeights.Select((weight, i) => new ProcessingTask(TranscodeTaskKind.Video, i, weight, Urgency: i == 0 ? 1 : 2)),
        .. probe.AudioWeights.Select((weight, i) => new ProcessingTask(TranscodeTaskKind.Audio, i, weight, Urgency: 1)),
    ];

    private ProcessingState Change(TranscodeTaskId id, Func<ProcessingTask, ProcessingTask> change) =>
        this with { Tasks = [.. Tasks.Select(task => task.Kind == id.Kind && task.Index == id.Index ? change(task) : task)] };
}

/// <param name="Weight">share of the encoding work; 0 for what is not encoding</param>
internal sealed record ProcessingTask(TranscodeTaskKind Kind, int Index, double Weight, int Urgency)
{
    /// <summary>Fencing token of the worker that has it, or had it last; 0 when none ever had.</summary>
    public long Token { get; init; }

    /// <summary>How often a worker began it.</summary>
    public int Starts { get; init; }

    public bool IsDone { get; init; }

    /// <summary>Causes of the attempts that failed.</summary>
    public string[] Failures { get; init; } = [];
}
