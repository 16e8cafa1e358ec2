using System.Runtime.CompilerServices;
using Sunomi.Videos;

namespace Sunomi.Storage.Objects;

/// <summary>
/// A store for work that can wait: a short outage only takes time, and <see cref="StoreUnavailableException"/> says that it was a long
/// one. Reading and writing of objects is insisted on; what may take long for good reasons (moving, deleting, uploads) is passed on as it is.
/// Not for requests of people, who want to know at once.
/// </summary>
/// <param name="patience">how long one call may wait in all</param>
public sealed class PatientObjects(IObjectStore store, TimeSpan patience, TimeProvider clock) : IObjectStore
{
    private readonly PatientCalls calls = new(patience, clock);

    public Task Prepare(CancellationToken cancellationToken) => store.Prepare(cancellationToken);

    public Task<StoredObject?> Stat(string key, CancellationToken cancellationToken) =>
        calls.Insist(limited => store.Stat(key, limited), cancellationToken);

    /// <summary>As the store's; reading goes on at the same byte when a connection breaks.</summary>
    public async Task<ObjectContent?> Open(string key, ByteRange? range, CancellationToken cancellationToken)
    {
        if (await calls.Insist(limited => store.Open(key, range, limited), cancellationToken) is not { } content)
        {
            return null;
        }

        var end = content.Range.First + content.Range.Length;
        return content with { Stream = new PatientStream(content, Reopen, calls) };

        async Task<ObjectContent> Reopen(long offset, CancellationToken limited)
        {
            var again = await store.Open(key, ByteRange.From(offset, end - 1), limited);
            if (again?.Stored.ETag == content.Stored.ETag)
            {
                return again;
            }

            await (again?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw new ObjectChangedException(key, content.Stored.ETag);
        }
    }

    public Task Put(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        calls.Insist(limited => store.Put(key, contentType, content, limited), cancellationToken);

    public Task Move(string from, string to, string expectedETag, CancellationToken cancellationToken) =>
        store.Move(from, to, expectedETag, cancellationToken);

    public Task Delete(string key, CancellationToken cancellationToken) => store.Delete(key, cancellationToken);

    public Task DeletePrefix(string prefix, CancellationToken cancellationToken) => store.DeletePrefix(prefix, cancellationToken);

    public async IAsyncEnumerable<ListedObject> List(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var found in await calls.Insist(async limited => await store.List(prefix, limited).ToListAsync(limited), cancellationToken))
        {
            yield return found;
        }
    }

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
