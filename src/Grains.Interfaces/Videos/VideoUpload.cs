using Sunomi.Channels;

namespace Sunomi.Videos;

/// <param name="Size">exact size of the file in bytes</param>
/// <param name="ContentType">what the bytes will be sent as; a video/*, audio/* or application/octet-stream type</param>
[GenerateSerializer, Immutable, Alias("Sunomi.NewUpload")]
public sealed record NewUpload(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] string Title,
    [property: Id(2)] string? Description,
    [property: Id(3)] string FileName,
    [property: Id(4)] long Size,
    [property: Id(5)] string ContentType,
    [property: Id(6)] Visibility Visibility);

/// <param name="Size">exact size of the file in bytes</param>
/// <param name="ContentType">as of <see cref="NewUpload"/></param>
[GenerateSerializer, Immutable, Alias("Sunomi.ReplacingFile")]
public sealed record ReplacingFile([property: Id(0)] string FileName, [property: Id(1)] long Size, [property: Id(2)] string ContentType);

[GenerateSerializer, Immutable, Alias("Sunomi.UploadStarted")]
public sealed record UploadStarted([property: Id(0)] VideoSnapshot Video, [property: Id(1)] UploadTarget Target);

/// <summary>Where to send the file. Above <paramref name="PartSize"/> bytes: one request a part, in any order.</summary>
/// <param name="Url">absolute, or relative to the root of the API</param>
/// <param name="Parts">null when the whole file goes in one request</param>
[GenerateSerializer, Immutable, Alias("Sunomi.UploadTarget")]
public sealed record UploadTarget(
    [property: Id(0)] string Method,
    [property: Id(1)] string Url,
    [property: Id(2)] UploadHeader[] Headers,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] long? PartSize,
    [property: Id(5)] UploadPart[]? Parts);

[GenerateSerializer, Immutable, Alias("Sunomi.UploadHeader")]
public sealed record UploadHeader([property: Id(0)] string Name, [property: Id(1)] string Value);

/// <param name="Number">from 1</param>
/// <param name="Size">in bytes</param>
[GenerateSerializer, Immutable, Alias("Sunomi.UploadPart")]
public sealed record UploadPart([property: Id(0)] int Number, [property: Id(1)] string Url, [property: Id(2)] long Size);
