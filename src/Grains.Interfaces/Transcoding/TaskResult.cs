using Sunomi.Videos;

namespace Sunomi.Transcoding;

/// <summary>How far a task is.</summary>
/// <param name="Fraction">0 to 1</param>
/// <param name="Segments">how many are stored, from its first one, of all that it makes</param>
[GenerateSerializer, Immutable, Alias("Sunomi.TaskProgress")]
public sealed record TaskProgress([property: Id(0)] double Fraction, [property: Id(1)] int Segments);

/// <summary>What a task came to. Small: what is large was put into the object store.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.TaskResult")]
public abstract record TaskResult;

/// <summary>The encoding plan is stored.</summary>
/// <param name="Chunks">of the picture, in order</param>
/// <param name="AudioWeights">
/// one for each audio track: its share of the work; with those of chunks and opening they add up to 1. Empty: the opening has the sound, if there is any
/// </param>
/// <param name="Opening">null: nothing is made ahead of the chunks</param>
/// <param name="SegmentSeconds">length of every segment but the last</param>
[GenerateSerializer, Immutable, Alias("Sunomi.ProbeDone")]
public sealed record ProbeDone(
    [property: Id(0)] double DurationSeconds,
    [property: Id(1)] int Width,
    [property: Id(2)] int Height,
    [property: Id(3)] PlannedRung[] Rungs,
    [property: Id(4)] PlannedChunk[] Chunks,
    [property: Id(5)] double[] AudioWeights,
    [property: Id(11)] PlannedOpening? Opening,
    [property: Id(7)] double SegmentSeconds) : TaskResult
{
    /// <summary>The file has text tracks to take out.</summary>
    [Id(8)]
    public bool HasSubtitles { get; init; }

    /// <summary>Chapters of the file.</summary>
    [Id(9)]
    public VideoChapter[] Chapters { get; init; } = [];

    /// <summary>Only the beginning of the file was there to look at.</summary>
    [Id(10)]
    public bool IsOfBeginning { get; init; }

    /// <summary>It told all: the whole file need not be looked at again.</summary>
    [Id(14)]
    public bool IsSure { get; init; }

    /// <summary>The plan is open: what is not of its sure chunks waits for more looks, and for the whole file.</summary>
    [Id(12)]
    public bool IsOpen { get; init; }

    /// <summary>How much of the file must be there before another look makes more of an open plan sure.</summary>
    [Id(13)]
    public long NextLook { get; init; }
}

/// <summary>What has come of the file does not tell enough.</summary>
/// <param name="Bytes">when so many are there it may; more than the file has: not before it is whole</param>
[GenerateSerializer, Immutable, Alias("Sunomi.ProbedTooEarly")]
public sealed record ProbedTooEarly([property: Id(0)] long Bytes) : TaskResult;

/// <summary>The first segments of a sound track are stored; it goes on when there is more of the file.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.SoundBegun")]
public sealed record SoundBegun([property: Id(0)] int Segments) : TaskResult;

/// <summary>With more of the file, more chunks of an open plan are sure.</summary>
/// <param name="ChunkBytes">for each of them, from the first: so many bytes from the start of the file hold it</param>
/// <param name="NextLook">as of <see cref="ProbeDone"/></param>
[GenerateSerializer, Immutable, Alias("Sunomi.PlanExtended")]
public sealed record PlanExtended([property: Id(0)] long[] ChunkBytes, [property: Id(1)] long NextLook) : TaskResult;

/// <param name="Holds">false: the whole file gives another plan than its beginning; all must be made anew</param>
/// <param name="Whole">of the plan that takes the place of an open one; null when none does</param>
[GenerateSerializer, Immutable, Alias("Sunomi.PlanChecked")]
public sealed record PlanChecked([property: Id(0)] bool Holds, [property: Id(1)] ProbeDone? Whole = null) : TaskResult;

/// <param name="Bandwidth">ceiling in bits per second, sound included</param>
/// <param name="Codecs">RFC 6381</param>
[GenerateSerializer, Immutable, Alias("Sunomi.PlannedRung")]
public sealed record PlannedRung(
    [property: Id(0)] string Name,
    [property: Id(1)] int Width,
    [property: Id(2)] int Height,
    [property: Id(3)] double FrameRate,
    [property: Id(4)] long Bandwidth,
    [property: Id(5)] string Codecs);

/// <summary>The first segments, made ahead: in all renditions, and then they are the first chunk, or in the lowest, which that makes again.</summary>
/// <param name="Weight">share of the work</param>
/// <param name="Bytes">as of a chunk</param>
[GenerateSerializer, Immutable, Alias("Sunomi.PlannedOpening")]
public sealed record PlannedOpening([property: Id(0)] int Segments, [property: Id(1)] double Weight, [property: Id(2)] long Bytes = 0);

/// <param name="Weight">share of the work; 0 when it is the opening</param>
/// <param name="Bytes">so many bytes from the start of a file that still arrives hold it, picture and sound; 0: all is there. More than any file has: not known yet</param>
[GenerateSerializer, Immutable, Alias("Sunomi.PlannedChunk")]
public sealed record PlannedChunk([property: Id(0)] int Segments, [property: Id(1)] double Weight, [property: Id(2)] long Bytes = 0);

/// <summary>A video chunk, an opening or an audio track: its segments and its manifest are stored.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.EncodeDone")]
public sealed record EncodeDone : TaskResult;

/// <param name="StoryboardObject">WebVTT that says where in which sheet the picture of a moment is</param>
/// <param name="PreviewObject">animated WebP</param>
[GenerateSerializer, Immutable, Alias("Sunomi.StillsDone")]
public sealed record StillsDone(
    [property: Id(0)] string PosterObject,
    [property: Id(1)] string? StoryboardObject = null,
    [property: Id(2)] string? PreviewObject = null) : TaskResult;

/// <summary>The text tracks of the file, if there was any text in them, are stored.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.SubtitlesDone")]
public sealed record SubtitlesDone : TaskResult;

[GenerateSerializer, Immutable, Alias("Sunomi.PackageDone")]
public sealed record PackageDone(
    [property: Id(0)] string HlsObject,
    [property: Id(1)] string DashObject,
    [property: Id(2)] VideoRendition[] Renditions) : TaskResult;

/// <param name="Cause">the same cause three times, and trying again is over</param>
/// <param name="Message">for the uploader, in plain words</param>
/// <param name="CanGetBetter">false: it is the file's fault, never try again</param>
/// <param name="IsOutage">something that every task needs is out of order: the task waits, and this does not count as a failure of it</param>
/// <param name="IsOfBeginning">the file was still arriving: the task waits for the whole of it, and this does not count as a failure of it</param>
[GenerateSerializer, Immutable, Alias("Sunomi.TaskFailure")]
public sealed record TaskFailure(
    [property: Id(0)] string Cause,
    [property: Id(1)] string Message,
    [property: Id(2)] bool CanGetBetter,
    [property: Id(3)] Outcomes.ErrorCode Code,
    [property: Id(4)] bool IsOutage = false,
    [property: Id(5)] bool IsOfBeginning = false);
