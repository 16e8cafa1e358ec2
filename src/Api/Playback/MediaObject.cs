using System.Globalization;
using System.Text.RegularExpressions;
using Sunomi.Videos;

namespace Sunomi.Playback;

/// <summary>
/// An object that players read, by its name below the video's. What else lies there (the original, plans, results of tasks) has no address:
/// only names of this form are ever looked up.
/// </summary>
/// <param name="Name">relative to the video's prefix, generation included</param>
/// <param name="Generation">null for what the owner gave</param>
internal sealed partial record MediaObject(string Name, int? Generation, MediaObjectKind Kind, string ContentType)
{
    private const string EarlyPlaylist = "/early.m3u8";
    private const string PlaylistType = "application/vnd.apple.mpegurl";

    public static MediaObject? Parse(string name)
    {
        if (GivenForm().Match(name) is { Success: true } given)
        {
            return new(name, null, MediaObjectKind.Segment, given.Groups["extension"].Value switch
            {
                "m3u8" => PlaylistType,
                "vtt" => "text/vtt",
                _ => "image/jpeg",
            });
        }

        var match = Form().Match(name);
        if (!match.Success || !int.TryParse(match.Groups["generation"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var generation))
        {
            return null;
        }

        var isAudio = match.Groups["rendition"].Value.StartsWith("audio-", StringComparison.Ordinal);
        return match.Groups["extension"].Value switch
        {
            "m3u8" when name.EndsWith(EarlyPlaylist, StringComparison.Ordinal) => new(name, generation, MediaObjectKind.EarlyPlaylist, PlaylistType),
            "m3u8" => new(name, generation, MediaObjectKind.Playlist, PlaylistType),
            "mpd" => new(name, generation, MediaObjectKind.Playlist, "application/dash+xml"),
            "jpg" => new(name, generation, MediaObjectKind.Segment, "image/jpeg"),
            "webp" => new(name, generation, MediaObjectKind.Segment, "image/webp"),
            "vtt" => new(name, generation, MediaObjectKind.Segment, "text/vtt"),
            "mp4" => new(name, generation, MediaObjectKind.Segment, isAudio ? "audio/mp4" : "video/mp4"),
            "m4s" => new(name, generation, MediaObjectKind.Segment, isAudio ? "audio/iso.segment" : "video/iso.segment"),
            _ => null,
        };
    }

    /// <summary>Whether it is of what the video shows now.</summary>
    public bool IsOf(VideoSnapshot video) => Generation is { } generation
        ? video.Playback?.Generation == generation
        : video.Poster == Name || video.Captions.Any(captions => Name.StartsWith($"{captions.Folder}/", StringComparison.Ordinal));

    [GeneratedRegex(
        @"\A(?:posters/[A-Za-z0-9_-]{1,32}\.(?<extension>jpg)|captions/[A-Za-z0-9_-]{1,32}/(?:(?:all|[0-9]{5,9})\.(?<extension>vtt)|playlist\.(?<extension>m3u8)))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex GivenForm();

    [GeneratedRegex(
        @"\Ag(?<generation>[1-9][0-9]{0,8})/(?:(?:master\.(?<extension>m3u8)|manifest\.(?<extension>mpd)|poster\.(?<extension>jpg)|preview\.(?<extension>webp))"
        + @"|(?<rendition>[a-z0-9][a-z0-9-]{0,31})/(?:init\.(?<extension>mp4)|[0-9]{5,9}\.(?<extension>m4s|jpg|vtt)|(?:all|index)\.(?<extension>vtt)|(?:playlist|early)\.(?<extension>m3u8)))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

internal enum MediaObjectKind
{
    /// <summary>Grows while parts of the video are still being made; an object only when it is whole.</summary>
    Playlist,

    /// <summary>Of who began to watch before all renditions had begun; never an object.</summary>
    EarlyPlaylist,

    /// <summary>Never changes once it is there.</summary>
    Segment,
}
