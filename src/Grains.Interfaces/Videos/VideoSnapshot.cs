using Sunomi.Channels;
using Sunomi.Users;

namespace Sunomi.Videos;

/// <summary>What others may know of a video; the catalogue keeps it as it is here.</summary>
/// <param name="Version">grows with every change; a catalogue row with a lower one is behind</param>
/// <param name="PublishedAt">when it first could be played</param>
/// <param name="Width">as displayed (after rotation and pixel aspect), in pixels; null until probed</param>
/// <param name="Playback">null until the first seconds can be played</param>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoSnapshot")]
public sealed record VideoSnapshot(
    [property: Id(0)] VideoId Id,
    [property: Id(1)] long Version,
    [property: Id(2)] ChannelId Channel,
    [property: Id(3)] UserId Owner,
    [property: Id(4)] string Title,
    [property: Id(5)] string? Description,
    [property: Id(6)] string[] Tags,
    [property: Id(7)] Visibility Visibility,
    [property: Id(8)] VideoStatus Status,
    [property: Id(9)] DateTimeOffset CreatedAt,
    [property: Id(10)] DateTimeOffset? PublishedAt,
    [property: Id(11)] double? DurationSeconds,
    [property: Id(12)] int? Width,
    [property: Id(13)] int? Height,
    [property: Id(14)] VideoPlayback? Playback)
{
    /// <summary>Those that the owner gave; what the file has is only in its playlists.</summary>
    [Id(15)]
    public VideoCaptions[] Captions { get; init; } = [];

    /// <summary>Object of the picture that the owner gave; null: that of the playback stands for the video.</summary>
    [Id(16)]
    public string? Poster { get; init; }

    public bool IsVisibleTo(UserId? viewer) => viewer == Owner || (Visibility != Visibility.Private && Playback is not null);
}

/// <summary>Where the media of a video is; object names are relative to <c>{videoId}/</c> in the object store and to <c>/media/{videoId}/</c> outside.</summary>
/// <param name="Generation">each processing of an original has its own prefix, <c>g1/</c>, <c>g2/</c>, …</param>
/// <param name="PosterObject">null when there is none, or not yet</param>
/// <param name="Complete">false while later parts are still being made; playlists are then those of <see cref="IPlaylistGrain"/></param>
/// <param name="Renditions">those that are there from the start on</param>
/// <param name="Segments">so many from the start can be played while it is not complete</param>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoPlayback")]
public sealed record VideoPlayback(
    [property: Id(0)] int Generation,
    [property: Id(1)] string HlsObject,
    [property: Id(2)] string DashObject,
    [property: Id(3)] string? PosterObject,
    [property: Id(4)] bool Complete,
    [property: Id(5)] VideoRendition[] Renditions,
    [property: Id(6)] int Segments)
{
    /// <summary>WebVTT that says where in which sheet of small pictures the one of a moment is.</summary>
    [Id(7)]
    public string? StoryboardObject { get; init; }

    /// <summary>Animated WebP of a few seconds.</summary>
    [Id(8)]
    public string? PreviewObject { get; init; }

    /// <summary>In order; empty for a file without any.</summary>
    [Id(9)]
    public VideoChapter[] Chapters { get; init; } = [];
}

/// <summary>A part of a video; it goes on to the next one.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoChapter")]
public sealed record VideoChapter([property: Id(0)] double StartSeconds, [property: Id(1)] string Title);

/// <param name="Bandwidth">highest bit rate of any segment, audio included, in bits per second</param>
/// <param name="Codecs">RFC 6381</param>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoRendition")]
public sealed record VideoRendition(
    [property: Id(0)] string Name,
    [property: Id(1)] int Width,
    [property: Id(2)] int Height,
    [property: Id(3)] double FrameRate,
    [property: Id(4)] long Bandwidth,
    [property: Id(5)] string Codecs);
