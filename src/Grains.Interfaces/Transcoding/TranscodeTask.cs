using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Transcoding;

public enum TranscodeTaskKind
{
    /// <summary>Looks at the original and writes the encoding plan.</summary>
    Probe,

    /// <summary>One chunk, all rungs from one decode; the first without what is in the opening.</summary>
    Video,

    /// <summary>One audio track, whole.</summary>
    Audio,
    Stills,

    /// <summary>Writes the playlists.</summary>
    Package,

    /// <summary>The first segments, in the lowest rung or in all: what can be played first.</summary>
    Opening,

    /// <summary>The text tracks of the file, all at once.</summary>
    Subtitles,

    /// <summary>Looks at the whole file, when the plan was made of its beginning: is it the plan that the whole gives?</summary>
    Check,
}

/// <param name="Index">chunk or track, from 0; 0 for kinds of which there is one</param>
[GenerateSerializer, Immutable, Alias("Sunomi.TranscodeTaskId")]
public readonly record struct TranscodeTaskId(
    [property: Id(0)] VideoId Video,
    [property: Id(1)] int Generation,
    [property: Id(2)] TranscodeTaskKind Kind,
    [property: Id(3)] int Index)
{
    public override string ToString() => $"{Video}/g{Generation}/{Kind.ToString().ToLowerInvariant()}-{Index}";
}

/// <summary>A piece of work for one worker. All it needs beyond this is in the object store: the original and the encoding plan.</summary>
/// <param name="Owner">the uploader; the queue is fair between uploaders</param>
/// <param name="Urgency">0 first</param>
[GenerateSerializer, Immutable, Alias("Sunomi.TranscodeTask")]
public sealed record TranscodeTask(
    [property: Id(0)] TranscodeTaskId Id,
    [property: Id(1)] UserId Owner,
    [property: Id(2)] int Urgency);

/// <summary>What a worker is told when it begins.</summary>
/// <param name="Original">object of the uploaded file, relative to <c>{videoId}/</c></param>
[GenerateSerializer, Immutable, Alias("Sunomi.TaskOrder")]
public sealed record TaskOrder([property: Id(0)] string Original)
{
    /// <summary>Not null: the file still arrives; what the object store knows its upload by. It holds all that the task needs.</summary>
    [Id(1)]
    public string? Arriving { get; init; }

    /// <summary>Of a sound track of a file that still arrives: how many segments to make, from the first.</summary>
    [Id(2)]
    public int Segments { get; init; }

    /// <summary>Of an opening: all the sound of the video is to be made with it, no other task makes it.</summary>
    [Id(3)]
    public bool WithSound { get; init; }
}

/// <param name="Token">fencing token: grows with every lease of the queue, over restarts too</param>
/// <param name="Duration">time until the lease ends unless it is extended</param>
[GenerateSerializer, Immutable, Alias("Sunomi.TaskLease")]
public sealed record TaskLease([property: Id(0)] TranscodeTask Task, [property: Id(1)] long Token, [property: Id(2)] TimeSpan Duration);
