using Sunomi.Videos;

namespace Sunomi.Storage.Objects;

/// <summary>
/// Keeps bytes under keys such as <c>{videoId}/g1/720p/00001.m4s</c>; see <see cref="ObjectKey"/> for what a key may be.
/// Readers see an object whole or not at all. A key that no object can have names nothing: reading it finds nothing, writing it throws
/// <see cref="ArgumentException"/>.
/// </summary>
public interface IObjectStore
{
    /// <summary>Makes the store usable (folder, bucket) and removes what a crash left unfinished. Called once at start.</summary>
    Task Prepare(CancellationToken cancellationToken);

    /// <summary>Null when there is no such object.</summary>
    Task<StoredObject?> Stat(string key, CancellationToken cancellationToken);

    /// <summary>Null when there is no such object. The caller disposes of the content.</summary>
    /// <param name="range">null: the whole object</param>
    Task<ObjectContent?> Open(string key, ByteRange? range, CancellationToken cancellationToken);

    /// <summary>Stores the whole object or nothing; replaces one that is there.</summary>
    Task Put(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>
    /// Renames an object on the side of the store, only if it is still the one with that etag; throws
    /// <see cref="ObjectChangedException"/> if it is not. Repeated after it succeeded it succeeds again. The etag at the new key may differ.
    /// </summary>
    Task Move(string from, string to, string expectedETag, CancellationToken cancellationToken);

    /// <summary>Deleting what is not there changes nothing.</summary>
    Task Delete(string key, CancellationToken cancellationToken);

    /// <param name="prefix">ends with a slash</param>
    Task DeletePrefix(string prefix, CancellationToken cancellationToken);

    /// <param name="prefix">ends with a slash, or empty for all</param>
    IAsyncEnumerable<ListedObject> List(string prefix, CancellationToken cancellationToken);

    /// <summary>Prepares for a file that a client sends straight to the store.</summary>
    /// <param name="key">under <see cref="UploadSession.Prefix"/>: nobody outside ever writes anything else</param>
    /// <param name="size">exact, in bytes; at least 1</param>
    Task<UploadSession> BeginUpload(string key, long size, string contentType, CancellationToken cancellationToken);

    /// <summary>The addresses to send the file to. They are worth nothing for another size or type, and nothing once the object was moved.</summary>
    UploadTarget SignUpload(UploadSession session);

    /// <summary>
    /// Looks at what was sent and, if it came in parts, joins them. Idempotent until the object is moved: keep the etag of
    /// <see cref="UploadResult.Complete"/> before calling <see cref="Move"/>, after which this answers <see cref="UploadResult.Missing"/>.
    /// What has the wrong size or type is deleted.
    /// </summary>
    Task<UploadResult> FinishUpload(UploadSession session, CancellationToken cancellationToken);

    /// <summary>Removes what was sent so far; does nothing if there is nothing.</summary>
    Task AbortUpload(UploadSession session, CancellationToken cancellationToken);

    /// <summary>
    /// Prepares for a file that comes through this process, each piece after the one before, over as many requests as it takes; finished
    /// and aborted as any upload.
    /// </summary>
    /// <remarks>
    /// A caller that learns the size later begins with the most that there may be, and goes on with the session of the true size; if all of it is
    /// there by then, it appends nothing once more.
    /// </remarks>
    /// <inheritdoc cref="BeginUpload"/>
    Task<UploadSession> BeginOrderedUpload(string key, long size, string contentType, CancellationToken cancellationToken);

    /// <summary>How many bytes from the start of an ordered upload are stored for good; null when it is over and was moved or removed.</summary>
    Task<long?> OrderedLength(UploadSession session, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the next piece of an ordered upload. When <paramref name="body"/> breaks off, what came before is kept, and its exception thrown.
    /// </summary>
    /// <param name="offset">must be what is stored already</param>
    Task<AppendResult> Append(UploadSession session, long offset, Stream body, CancellationToken cancellationToken);

    /// <summary>The absolute path at which a program on this machine can read the object; null when it is not on this machine.</summary>
    string? PathOf(string key);

    /// <summary>
    /// The absolute path at which a program on this machine can read what has come of an ordered upload so far. It grows, and is gone when the
    /// upload was finished or aborted; who has it open reads on. Null when it is not on this machine: then it can be read when it is whole.
    /// </summary>
    string? PathOf(UploadSession session);

    /// <summary>An address at which anyone who has it can GET the object for the given time; absolute, or relative to the root of the API.</summary>
    Task<string> SignDownload(string key, TimeSpan lifetime, CancellationToken cancellationToken);
}
