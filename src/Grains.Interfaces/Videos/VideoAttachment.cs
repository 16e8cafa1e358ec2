namespace Sunomi.Videos;

/// <summary>Captions that the owner gave, in one language.</summary>
/// <param name="Folder">relative to <c>{videoId}/</c>; never used again for others</param>
/// <param name="Language">BCP 47, one of a video</param>
/// <param name="Label">what menus call them</param>
/// <param name="Bytes">of the whole text</param>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoCaptions")]
public sealed record VideoCaptions(
    [property: Id(0)] string Folder,
    [property: Id(1)] string Language,
    [property: Id(2)] string Label,
    [property: Id(3)] long Bytes)
{
    /// <summary>The object that has all of them, as WebVTT.</summary>
    public string WholeObject => $"{Folder}/all.vtt";
}

/// <summary>A small file that the owner is about to send.</summary>
/// <param name="Size">exact size in bytes</param>
[GenerateSerializer, Immutable, Alias("Sunomi.NewAttachment")]
public sealed record NewAttachment([property: Id(0)] AttachmentKind Kind, [property: Id(1)] long Size);

public enum AttachmentKind
{
    Captions,
    Poster,
}

[GenerateSerializer, Immutable, Alias("Sunomi.AttachmentStarted")]
public sealed record AttachmentStarted([property: Id(0)] AttachmentId Id, [property: Id(1)] UploadTarget Target);

/// <summary>A file that was sent, and what it is.</summary>
/// <param name="Language">as somebody typed it</param>
/// <param name="Label">null: the name of the language</param>
[GenerateSerializer, Immutable, Alias("Sunomi.CaptionsFile")]
public sealed record CaptionsFile([property: Id(0)] AttachmentId Attachment, [property: Id(1)] string Language, [property: Id(2)] string? Label);
