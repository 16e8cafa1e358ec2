namespace Sunomi.Storage.Objects;

/// <summary>The object is gone, or is not the one that the caller looked at.</summary>
public sealed class ObjectChangedException(string key, string expectedETag)
    : Exception($"Object '{key}' is gone or was replaced: it no longer has the etag '{expectedETag}'. Look at it again.")
{
    public string Key { get; } = key;
}
