using Sunomi.Videos;

namespace Sunomi.Playback;

/// <param name="Url">of all of them, as WebVTT</param>
internal sealed record Captions(string Language, string Label, string Url);

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
