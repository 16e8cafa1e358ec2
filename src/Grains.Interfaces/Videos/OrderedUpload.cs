namespace Sunomi.Videos;

/// <summary>A file that comes in order through the API, over as many requests as it takes.</summary>
/// <param name="Size">of the whole file, in bytes; the most that it may have while <paramref name="IsOpen"/></param>
/// <param name="ExpiresAt">it is removed after that</param>
/// <param name="Session">what the object store knows it by; null when the whole file is there</param>
/// <param name="Note">as the client gave it, to be told again</param>
/// <param name="IsOpen">how large the file is will be said later</param>
/// <param name="Number">among those of this video, from 1: the bytes of one are not for another</param>
[GenerateSerializer, Immutable, Alias("Sunomi.OrderedUpload")]
public sealed record OrderedUpload(
    [property: Id(0)] VideoId Video,
    [property: Id(1)] long Size,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] string? Session,
    [property: Id(4)] string? Note,
    [property: Id(5)] bool IsOpen,
    [property: Id(6)] int Number = 1);
