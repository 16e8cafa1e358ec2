namespace Sunomi.Storage.Objects;

/// <summary>The content type that the extension of a key implies.</summary>
internal static class ContentTypes
{
    public const string Unknown = "application/octet-stream";

    public static string Of(string key) => Path.GetExtension(key) switch
    {
        ".m4s" or ".mp4" => "video/mp4",
        ".m3u8" => "application/vnd.apple.mpegurl",
        ".mpd" => "application/dash+xml",
        ".json" => "application/json",
        ".jpg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".vtt" => "text/vtt",
        _ => Unknown,
    };
}
