using Sunomi.Videos;

namespace Sunomi.Playback;

/// <summary>Where a player finds a video; addresses are relative to the root of the API.</summary>
internal sealed record Playback(
    string HlsUrl,
    string DashUrl,
    string? PosterUrl,
    string? StoryboardUrl,
    string? PreviewUrl,
    bool Complete,
    VideoRendition[] Renditions,
    VideoChapter[] Chapters);
