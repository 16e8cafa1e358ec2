using System.Text;
using Sunomi.Channels;
using Sunomi.Videos;

namespace Sunomi.Uploads.Tus;

/// <summary>
/// What <c>Upload-Metadata</c> says: pairs of a key and a value in base64, parted by commas. Of the keys, <c>filename</c> or <c>name</c> and
/// <c>filetype</c> or <c>type</c> are what the usual clients send; <c>title</c>, <c>description</c>, <c>visibility</c> and <c>channelId</c> are those of
/// <c>createUpload</c>; <c>videoId</c> names a video that <c>createUpload</c> made.
/// </summary>
internal sealed class TusMetadata
{
    /// <summary>Characters of the header.</summary>
    public const int MaxLength = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public string? VideoId => Find("videoId");

    public string? ChannelId => Find("channelId");

    /// <summary>Null: the header breaks the grammar.</summary>
    public static TusMetadata? Parse(string header)
    {
        var metadata = new TusMetadata();
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries).Where(_ => header.Length > 0))
        {
            var parts = pair.Split(' ');
            if (parts is not ([{ Length: > 0 }] or [{ Length: > 0 }, _])
                || !parts[0].All(char.IsAscii)
                || Decode(parts.ElementAtOrDefault(1) ?? "") is not { } value
                || !metadata.values.TryAdd(parts[0], value))
            {
                return null;
            }
        }

        return metadata;
    }

    /// <summary>Null: the visibility is none.</summary>
    public NewUpload? ToUpload(ChannelId channel, long size)
    {
        var visibility = Visibility.Public;
        if (Find("visibility") is { } wanted && !(Enum.TryParse(wanted, ignoreCase: true, out visibility) && !int.TryParse(wanted, out _)))
        {
            return null;
        }

        var fileName = Find("filename") ?? Find("name") ?? "video";
        return new NewUpload(
            channel, Find("title") ?? TitleFrom(fileName), Find("description"), fileName, size,
            Find("filetype") ?? Find("type") ?? "application/octet-stream", visibility);
    }

    private string? Find(string key) => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private static string TitleFrom(string fileName) =>
        Path.GetFileNameWithoutExtension(fileName) is { Length: > 0 } name ? name[..Math.Min(name.Length, 100)] : fileName;

    private static string? Decode(string base64)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(base64));
        }
        catch (Exception malformed) when (malformed is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
