using Sunomi.Audience;
using Sunomi.Discussion;

namespace Sunomi.Videos;

/// <summary>Something happened to a video. Published on the stream (<see cref="Namespace"/>, video id) of provider <see cref="Provider"/>.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoEvent")]
public abstract record VideoEvent([property: Id(0)] VideoId VideoId, [property: Id(1)] EventNumber Number)
{
    public const string Provider = "events";
    public const string Namespace = "video";
}

/// <summary>
/// An event's place among those of its source. Events of one source and epoch count 1, 2, 3, …; a higher epoch is a later
/// activation of the source. A receiver drops what is not after the last it has seen, and reads the snapshot anew after a gap.
/// </summary>
[GenerateSerializer, Immutable, Alias("Sunomi.EventNumber")]
public readonly record struct EventNumber(
    [property: Id(0)] EventSource Source,
    [property: Id(1)] long Epoch,
    [property: Id(2)] long Sequence);

public enum EventSource
{
    Video,
    Discussion,
    Audience,
}

[GenerateSerializer, Immutable, Alias("Sunomi.ProcessingChanged")]
public sealed record ProcessingChanged(VideoId VideoId, EventNumber Number, [property: Id(0)] VideoProcessing Processing)
    : VideoEvent(VideoId, Number);

/// <summary>Title, visibility, status or playback are others now; the snapshot tells.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoChanged")]
public sealed record VideoChanged(VideoId VideoId, EventNumber Number, [property: Id(0)] VideoSnapshot Video)
    : VideoEvent(VideoId, Number);

[GenerateSerializer, Immutable, Alias("Sunomi.VideoDeleted")]
public sealed record VideoDeleted(VideoId VideoId, EventNumber Number)
    : VideoEvent(VideoId, Number);

[GenerateSerializer, Immutable, Alias("Sunomi.CommentAdded")]
public sealed record CommentAdded(VideoId VideoId, EventNumber Number, [property: Id(0)] CommentSnapshot Comment, [property: Id(1)] long CommentCount)
    : VideoEvent(VideoId, Number);

[GenerateSerializer, Immutable, Alias("Sunomi.CommentEdited")]
public sealed record CommentEdited(VideoId VideoId, EventNumber Number, [property: Id(0)] CommentSnapshot Comment)
    : VideoEvent(VideoId, Number);

[GenerateSerializer, Immutable, Alias("Sunomi.CommentDeleted")]
public sealed record CommentDeleted(VideoId VideoId, EventNumber Number, [property: Id(0)] CommentId CommentId, [property: Id(1)] long CommentCount)
    : VideoEvent(VideoId, Number);

[GenerateSerializer, Immutable, Alias("Sunomi.CountsChanged")]
public sealed record CountsChanged(VideoId VideoId, EventNumber Number, [property: Id(0)] AudienceCounts Counts)
    : VideoEvent(VideoId, Number);
