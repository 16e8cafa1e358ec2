using System.Text.Json.Serialization;
using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>
/// The work on one generation of a video. A task is added when what it builds on is there: the probe, then what the plan says,
/// then stills and package. All that is not done may be queued.
/// </summary>
internal sealed record ProcessingState
{
    /// <summary>More bytes than any file has.</summary>
    public const long WholeFile = long.MaxValue;

    /// <summary>So many, too, before anything is known of a part of a file that still arrives: another look at more of it may tell.</summary>
    public const long NotKnownYet = WholeFile - 1;

    private const int SoundGrowth = 2;

    public required int Generation { get; init; }

    public ProcessingTask[] Tasks { get; init; } = [];

    /// <summary>Empty until probed.</summary>
    public PlannedRung[] Rungs { get; init; } = [];

    /// <summary>The plan was made of a part of the file, which did not tell all; until the whole was looked at.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Length of every segment but the last; 0 until probed.</summary>
    public double SegmentSeconds { get; init; }

    /// <summary>What is shown never exceeds it; an activation begins with it.</summary>
    public double NotedPercent { get; init; }

    public StillsDone? Stills { get; init; }

    public VideoChapter[] Chapters { get; init; } = [];

    public PackageDone? Package { get; init; }

    [JsonIgnore]
    public bool IsPlanned => Rungs.Length > 0;

    /// <summary>What is done can be built on. False: a part of it got lost, and all must be made anew.</summary>
    [JsonIgnore]
    public bool CanResume => !Tasks.Any(task => !task.IsDone && task.Failures.Contains(TaskFailures.MissingObject));

    [JsonIgnore]
    public bool IsComplete => Package is not null && Tasks.All(task => task.IsDone);

    [JsonIgnore]
    public bool IsFinishing => Tasks.Any(task => task.Kind is TranscodeTaskKind.Stills or TranscodeTaskKind.Package);

    /// <summary>The renditions that can be played from the start on, while not all is done.</summary>
    [JsonIgnore]
    public PlannedRung[] PlayableRungs => Opening is { } opening && FirstChunk is { } chunk && chunk.Segments < opening.SegmentCount ? Rungs[..1] : Rungs;

    /// <summary>False: the opening makes the sound, if there is any.</summary>
    [JsonIgnore]
    public bool HasSoundTasks => Tasks.Any(task => task.Kind == TranscodeTaskKind.Audio);

    /// <summary>
    /// So many segments from the start are there in picture and sound, whatever else is still missing. The very last one is left to the
    /// package: where its sound ends is only known then.
    /// </summary>
    [JsonIgnore]
    public int PlayableSegments
    {
        get
        {
            var chunks = Chunks().ToArray();
            var whole = chunks.Sum(task => task.SegmentCount);
            var full = chunks.TakeWhile(task => task.Segments == task.SegmentCount).Count();
            var made = chunks.Take(full + 1).Sum(task => task.Segments);
            // what the opening makes, no chunk does; and with its last segment in the picture, it may still be at the sound of later ones
            var picture = Opening is { IsDone: false } ahead ? ahead.Segments : Math.Max(made, Opening?.Segments ?? 0);
            var sound = Tasks.Where(task => task.Kind == TranscodeTaskKind.Audio).Select(task => task.Segments).DefaultIfEmpty(int.MaxValue).Min();
            return Math.Min(Math.Min(picture, sound), Math.Max(1, whole - 1));
        }
    }

    [JsonIgnore]
    private ProcessingTask? Opening => Array.Find(Tasks, task => task.Kind == TranscodeTaskKind.Opening);

    /// <summary>Null: the opening is the first chunk. Else that lacks what the opening makes.</summary>
    [JsonIgnore]
    private ProcessingTask? FirstChunk => Array.Find(Tasks, task => task is { Kind: TranscodeTaskKind.Video, Index: 0 });

    public static ProcessingState Begin(int generation) => new()
    {
        Generation = generation,
        Tasks = [new ProcessingTask(TranscodeTaskKind.Probe, 0, 0, Urgency: 0)],
    };

    public ProcessingTask? Find(TranscodeTaskId id) => Array.Find(Tasks, task => task.Kind == id.Kind && task.Index == id.Index);

    public ProcessingState Take(TranscodeTaskId id, long token) =>
        Change(id, task => task with { Token = token, Starts = task.Starts + 1 });

    public ProcessingState SetBack(TranscodeTaskId id, string cause) =>
        Change(id, task => task with { Failures = [.. task.Failures, cause], HeldUp = null });

    /// <summary>The start did not count: nothing was wrong with the task.</summary>
    public ProcessingState HoldUp(TranscodeTaskId id, DateTimeOffset at) => Change(id, task => task with
    {
        Starts = task.Starts - 1,
        HeldUp = new HoldUp(task.HeldUp?.Since ?? at, (task.HeldUp?.Times ?? 0) + 1),
    });

    /// <summary>Nothing more can be done of it yet; the start did not count.</summary>
    /// <param name="segments">that are stored</param>
    /// <param name="bytes">that must have come before it goes on; null: as many as the next part of a sound track needs</param>
    public ProcessingState Pause(TranscodeTaskId id, int segments, long? bytes) => Store(id, segments).Change(
        id, task => task with { Starts = task.Starts - 1, NeedsBytes = bytes ?? BytesOfMoreSound(segments) });

    /// <summary>True for what is sure, with the bytes that are there.</summary>
    /// <param name="arrived">null: the whole file is in its place</param>
    public bool MayRun(ProcessingTask task, long? arrived) =>
        arrived is { } bytes ? task.NeedsBytes <= bytes
        // where the sound ends, and what the other chunks are, only the plan of the whole tells
        : !IsOpen || task.Kind == TranscodeTaskKind.Check || (task is { Kind: TranscodeTaskKind.Opening or TranscodeTaskKind.Video, NeedsBytes: < NotKnownYet });

    /// <summary>More of an open plan is sure, and more of the sound can be made with it. The start of the look did not count.</summary>
    /// <param name="chunkBytes">of the chunks that are sure, from the first</param>
    public ProcessingState Extend(TranscodeTaskId look, IReadOnlyList<long> chunkBytes, long nextLook)
    {
        var after = Change(look, task => task with { Starts = task.Starts - 1, NeedsBytes = nextLook });
        after = after with
        {
            Tasks =
            [
                .. after.Tasks.Select(task => task is { Kind: TranscodeTaskKind.Video, NeedsBytes: NotKnownYet } && task.Index < chunkBytes.Count
                    ? task with { NeedsBytes = chunkBytes[task.Index] }
                    : task),
            ],
        };
        return after with
        {
            Tasks =
            [
                .. after.Tasks.Select(task => task is { Kind: TranscodeTaskKind.Audio, NeedsBytes: NotKnownYet }
                    ? task with { NeedsBytes = after.BytesOfMoreSound(task.Segments) }
                    : task),
            ],
        };
    }

    /// <summary>How many segments, from the first, a sound track can have of so many bytes.</summary>
    public int SegmentsWithin(long bytes) => Reaches().TakeWhile(reach => reach.Bytes <= bytes).LastOrDefault().Segments;

    public ProcessingState Store(TranscodeTaskId id, int segments) =>
        Change(id, task => task with { Segments = Math.Clamp(segments, task.Segments, task.SegmentCount) });

    /// <summary>What is done stays done; everything else may be tried as often as at first.</summary>
    public ProcessingState Resume() => this with
    {
        Tasks = [.. Tasks.Select(task => task.IsDone ? task : task with { Failures = [], HeldUp = null, Starts = 0 })],
    };

    public ProcessingState Note(double percent) => this with { NotedPercent = Math.Max(NotedPercent, percent) };

    public ProcessingState Finish(TranscodeTaskId id, TaskResult result)
    {
        var after = Change(id, task => task with { IsDone = true, Segments = task.SegmentCount });
        after = result switch
        {
            ProbeDone probe => after with
            {
                Rungs = probe.Rungs,
                SegmentSeconds = probe.SegmentSeconds,
                Chapters = probe.Chapters,
                IsOpen = probe.IsOpen,
                Tasks = [.. after.Tasks, .. Encodes(probe), .. Checks(probe)],
            },
            PlanChecked { Whole: { } whole } when IsOpen => after.Close(whole),
            StillsDone stills => after with { Stills = stills },
            PackageDone package => after with { Package = package },
            _ => after,
        };
        if (after.IsPlanned && after.Tasks.All(task => task.IsDone) && after.Last() is { } last)
        {
            after = after with { Tasks = [.. after.Tasks, new ProcessingTask(last, 0, 0, Urgency: 0)] };
        }

        return after.Note(ProgressShares.Percent(after, task => task.IsDone ? 1 : 0));
    }

    /// <summary>The plan of the whole takes the place of the open one: the same tasks, of which nothing is unsure any more.</summary>
    private ProcessingState Close(ProbeDone whole)
    {
        var planned = Encodes(whole).ToDictionary(task => (task.Kind, task.Index));
        return this with
        {
            IsOpen = false,
            Chapters = whole.Chapters,
            Tasks =
            [
                .. Tasks.Select(task => planned.TryGetValue((task.Kind, task.Index), out var now) ? task with { Weight = now.Weight, NeedsBytes = now.NeedsBytes } : task),
            ],
        };
    }

    /// <summary>What comes when all that is encoded is there: the pictures, then the playlists, which name those.</summary>
    private TranscodeTaskKind? Last() =>
        !IsFinishing ? TranscodeTaskKind.Stills
        : Array.Exists(Tasks, task => task.Kind == TranscodeTaskKind.Package) ? null
        : TranscodeTaskKind.Package;

    /// <summary>Openings before everything else, first chunks and sound before the later chunks of any video.</summary>
    private static IEnumerable<ProcessingTask> Encodes(ProbeDone probe)
    {
        var segments = probe.Chunks.Sum(chunk => chunk.Segments);
        if (probe.Opening is { } opening)
        {
            yield return new ProcessingTask(TranscodeTaskKind.Opening, 0, opening.Weight, Urgency: 0) { SegmentCount = opening.Segments, NeedsBytes = opening.Bytes };
        }

        foreach (var (index, weight) in probe.AudioWeights.Index())
        {
            yield return new ProcessingTask(TranscodeTaskKind.Audio, index, weight, Urgency: 1) { SegmentCount = segments, NeedsBytes = probe.Opening?.Bytes ?? probe.Chunks[0].Bytes };
        }

        foreach (var (index, chunk) in probe.Chunks.Index().Where(chunk => chunk.Item.Weight > 0))
        {
            yield return new ProcessingTask(TranscodeTaskKind.Video, index, chunk.Weight, Urgency: index == 0 ? 1 : 2)
            {
                SegmentCount = chunk.Segments,
                NeedsBytes = chunk.Bytes,
            };
        }

        if (probe.HasSubtitles)
        {
            yield return new ProcessingTask(TranscodeTaskKind.Subtitles, 0, 0, Urgency: 1) { NeedsBytes = probe.IsOfBeginning ? WholeFile : 0 };
        }
    }

    /// <summary>A plan of the beginning must hold for the whole, unless it is sure.</summary>
    private static IEnumerable<ProcessingTask> Checks(ProbeDone probe) =>
        probe is { IsOfBeginning: true, IsSure: false } ? [new ProcessingTask(TranscodeTaskKind.Check, 0, 0, Urgency: 0) { NeedsBytes = probe.IsOpen ? probe.NextLook : WholeFile }] : [];

    /// <summary>A sound track may have to be made from its start, where no encoder waits for it: each time should bring much more of it.</summary>
    private long BytesOfMoreSound(int segments)
    {
        foreach (var reach in Reaches())
        {
            if (reach.Segments >= segments * SoundGrowth)
            {
                return reach.Bytes;
            }
        }

        return WholeFile;
    }

    /// <summary>How far the opening and each chunk go, in segments from the first, and the bytes that each needs; in order.</summary>
    private IEnumerable<(int Segments, long Bytes)> Reaches()
    {
        if (Opening is { } opening && FirstChunk is not null)
        {
            yield return (opening.SegmentCount, opening.NeedsBytes);
        }

        var reached = 0;
        foreach (var chunk in Chunks())
        {
            reached += chunk.SegmentCount;
            yield return (reached, chunk.NeedsBytes);
        }
    }

    /// <summary>For each chunk the task that makes it, in order.</summary>
    public IEnumerable<ProcessingTask> Chunks() => Tasks
        .Where(task => task.Kind == TranscodeTaskKind.Video || (task.Kind == TranscodeTaskKind.Opening && FirstChunk is null))
        .OrderBy(task => task.Index);

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

    /// <summary>So many bytes of a file that still arrives must be there before it can begin.</summary>
    public long NeedsBytes { get; init; }

    /// <summary>What it makes of each rendition; 0 for what is not encoding.</summary>
    public int SegmentCount { get; init; }

    /// <summary>How many of them, from the first, are stored.</summary>
    public int Segments { get; init; }

    /// <summary>Causes of the attempts that failed.</summary>
    public string[] Failures { get; init; } = [];

    /// <summary>Null: its last start was not stopped by an outage.</summary>
    public HoldUp? HeldUp { get; init; }
}

/// <param name="Times">how often it was tried since</param>
internal sealed record HoldUp(DateTimeOffset Since, int Times);
