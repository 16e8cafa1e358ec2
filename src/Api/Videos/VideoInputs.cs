using Sunomi.GraphQL;

namespace Sunomi.Videos;

internal sealed record CreateUploadInput(
    string Title,
    string? Description,
    string FileName,
    long Size,
    string ContentType,
    Visibility? Visibility,
    string? ChannelId);

internal sealed record ReplaceUploadInput(string VideoId, string FileName, long Size, string ContentType);

internal sealed record UpdateVideoInput(
    string VideoId,
    string? Title,
    Optional<string?> Description,
    Visibility? Visibility,
    string[]? Tags)
{
    /// <summary>A description of null removes it; one that is left out stays.</summary>
    public VideoEdit ToEdit() => new(Title, Description.IsPresent ? Description.Value ?? string.Empty : null, Visibility, Tags);
}
