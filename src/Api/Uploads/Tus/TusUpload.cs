using System.Text.Json;
using Sunomi.Storage.Objects;
using Sunomi.Videos;

namespace Sunomi.Uploads.Tus;

/// <summary>What stands behind an address: the file of a video, or a part that is to be joined with others.</summary>
/// <param name="Video">null for a part</param>
/// <param name="Size">in bytes; while <paramref name="IsOpen"/>, the most that there may be</param>
/// <param name="Session">null when the whole file is there</param>
/// <param name="IsOpen">the client will say later how large it is</param>
internal sealed record TusUpload(string Id, VideoId? Video, long Size, DateTimeOffset ExpiresAt, UploadSession? Session, TusNote Note, bool IsOpen = false)
{
    public string Location => $"{TusProtocol.Root}/{Id}";

    /// <summary>It was made of parts and takes no bytes.</summary>
    public bool IsFinal => Note.Concat is not null && Video is not null;

    /// <summary>The first of a video has its id, a later one a number behind it: what was begun before goes on nowhere.</summary>
    public static TusUpload Of(OrderedUpload upload) => new(
        upload.Number == 1 ? $"{upload.Video}" : $"{upload.Video}-{upload.Number}", upload.Video, upload.Size, upload.ExpiresAt,
        upload.Session is { } session ? UploadSession.Parse(session) : null, TusNote.Parse(upload.Note), upload.IsOpen);

    /// <summary>Null: no upload of a video has such an id.</summary>
    public static VideoId? VideoOf(string id) => VideoId.TryParse(id.Split('-')[0], out var video) ? video : null;

    public bool IsWhole(long? length) => !IsOpen && length == Size;
}

/// <summary>What the client said and must be told again.</summary>
internal sealed record TusNote(string? Metadata, string? Concat)
{
    public static TusNote Parse(string? text) => text is null ? new(null, null) : JsonSerializer.Deserialize<TusNote>(text)!;

    public override string ToString() => JsonSerializer.Serialize(this);
}
