namespace Sunomi.Storage.Objects;

/// <param name="Size">in bytes</param>
/// <param name="ETag">changes whenever the content does; without quotes</param>
public sealed record StoredObject(string Key, long Size, string ContentType, string ETag, DateTimeOffset LastModified);

/// <summary>What a listing tells of an object.</summary>
/// <param name="Size">in bytes</param>
public sealed record ListedObject(string Key, long Size, DateTimeOffset LastModified);
