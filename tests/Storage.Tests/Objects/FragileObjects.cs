using Sunomi.Storage.Objects;
using Sunomi.Videos;

namespace Sunomi.Tests.Storage.Objects;

/// <summary>A real store whose connections break after 64 KiB.</summary>
internal sealed class FragileObjects(IObjectStore store) : IObjectStore
{
    private const int Strength = 64 * 1024;

    public Task Prepare(CancellationToken cancellationToken) => store.Prepare(cancellationToken);

    public Task<StoredObject?> Stat(string key, CancellationToken cancellationToken) => store.Stat(key, cancellationToken);

    public async Task<ObjectContent?> Open(string key, ByteRange? range, CancellationToken cancellationToken)
    {
        if (await store.Open(key, range, cancellationToken) is not { } content)
        {
            return null;
        }

        using (content.Stream)
        {
            var part = new byte[Math.Min(Strength, content.Range.Length)];
            await content.Stream.ReadExactlyAsync(part, cancellationToken);
            return content with { Stream = new MemoryStream(part) };
        }
    }

    public Task Put(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        store.Put(key, contentType, content, cancellationToken);

    public Task Move(string from, string to, string expectedETag, CancellationToken cancellationToken) =>
        store.Move(from, to, expectedETag, cancellationToken);

    public Task Delete(string key, CancellationToken cancellationToken) => store.Delete(key, cancellationToken);

    public Task DeletePrefix(string prefix, CancellationToken cancellationToken) => store.DeletePrefix(prefix, cancellationToken);

    public IAsyncEnumerable<ListedObject> List(string prefix, CancellationToken cancellationToken) => store.List(prefix, cancellationToken);

    public Task<UploadSession> BeginUpload(string key, long size, string contentType, CancellationToken cancellationToken) =>
        store.BeginUpload(key, size, contentType, cancellationToken);

    public UploadTarget SignUpload(UploadSession session) => store.SignUpload(session);

    public Task<UploadResult> FinishUpload(UploadSession session, CancellationToken cancellationToken) =>
        store.FinishUpload(session, cancellationToken);

    public Task AbortUpload(UploadSession session, CancellationToken cancellationToken) => store.AbortUpload(session, cancellationToken);

    public Task<UploadSession> BeginOrderedUpload(string key, long size, string contentType, CancellationToken cancellationToken) =>
        store.BeginOrderedUpload(key, size, contentType, cancellationToken);

    public Task<long?> OrderedLength(UploadSession session, CancellationToken cancellationToken) => store.OrderedLength(session, cancellationToken);

    public Task<AppendResult> Append(UploadSession session, long offset, Stream body, CancellationToken cancellationToken) =>
        store.Append(session, offset, body, cancellationToken);

    public string? PathOf(string key) => store.PathOf(key);

    public string? PathOf(UploadSession session) => store.PathOf(session);

    public Task<string> SignDownload(string key, TimeSpan lifetime, CancellationToken cancellationToken) =>
        store.SignDownload(key, lifetime, cancellationToken);
}
