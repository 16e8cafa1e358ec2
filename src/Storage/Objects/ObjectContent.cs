namespace Sunomi.Storage.Objects;

/// <summary>An object and a stream over the part of it that was asked for.</summary>
/// <param name="Range">what <paramref name="Stream"/> yields; length 0 when the range asked for lies outside the object</param>
public sealed record ObjectContent(StoredObject Stored, ServedRange Range, Stream Stream) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
