using Microsoft.Extensions.Options;
using Sunomi.Videos;

namespace Sunomi.Storage.Objects.Local;

/// <summary>
/// Objects as files of one folder. Addresses that it signs are relative to the root of the API, under <c>/uploads/</c>, whose endpoint
/// hands PUT requests to <see cref="Receive"/> and GET requests to <see cref="Serve"/>.
/// </summary>
public sealed class LocalObjectStore : IObjectStore, IDisposable
{
    private readonly ObjectOptions options;
    private readonly TimeProvider clock;
    private readonly LocalTemporaries temporaries;
    private readonly LocalFiles files;
    private readonly LocalParts parts;
    private readonly LocalOrderedUploads ordered;
    private readonly AddressSigner signer;
    private readonly Lock joining = new();

    public LocalObjectStore(IOptions<ObjectOptions> options, TimeProvider clock)
    {
        var root = Path.GetFullPath(options.Value.Local.Root);
        this.options = options.Value;
        this.clock = clock;
        temporaries = new LocalTemporaries(root);
        files = new LocalFiles(root, temporaries, clock);
        parts = new LocalParts(root, options.Value.UploadLifetime, temporaries, clock);
        ordered = new LocalOrderedUploads(parts);
        signer = new AddressSigner(SigningKeyFile.LoadOrCreate(options.Value.Local), clock);
    }

    public Task Prepare(CancellationToken cancellationToken)
    {
        temporaries.RemoveLeftovers();
        parts.RemoveEnded();
        return Task.CompletedTask;
    }

    public Task<StoredObject?> Stat(string key, CancellationToken cancellationToken) =>
        Task.FromResult(ObjectKey.IsValid(key) ? files.Stat(key) : null);

    public Task<ObjectContent?> Open(string key, ByteRange? range, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsValid(key) || files.Open(key) is not var (found, stream))
        {
            return Task.FromResult<ObjectContent?>(null);
        }

        var served = range?.Of(found.Size) ?? new ServedRange(0, found.Size);
        return Task.FromResult<ObjectContent?>(new ObjectContent(found, served, new SliceStream(stream, served)));
    }

    public async Task Put(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ObjectKey.Demand(key);
        await Store(key, contentType, async file =>
        {
            await file.WriteAsync(content, cancellationToken);
            return true;
        });
    }

    public Task Move(string from, string to, string expectedETag, CancellationToken cancellationToken)
    {
        ObjectKey.Demand(from);
        ObjectKey.Demand(to);
        if (files.Stat(to)?.ETag != expectedETag)
        {
            // what was put in between looking and renaming is never left under the new name
            if (files.Stat(from) is { } source && source.ETag == expectedETag && files.Move(source, to) && files.Stat(to)?.ETag != expectedETag)
            {
                files.Delete(to);
            }

            if (files.Stat(to)?.ETag != expectedETag)
            {
                throw new ObjectChangedException(from, expectedETag);
            }
        }

        return Task.CompletedTask;
    }

    public Task Delete(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Demand(key);
        files.Delete(key);
        return Task.CompletedTask;
    }

    public Task DeletePrefix(string prefix, CancellationToken cancellationToken)
    {
        ObjectKey.DemandPrefix(prefix);
        files.DeleteFolder(prefix[..^1]);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<ListedObject> List(string prefix, CancellationToken cancellationToken)
    {
        if (prefix.Length > 0)
        {
            ObjectKey.DemandPrefix(prefix);
        }

        return files.List(prefix).ToAsyncEnumerable();
    }

    public Task<UploadSession> BeginUpload(string key, long size, string contentType, CancellationToken cancellationToken)
    {
        UploadSession.Demand(key, size, contentType);
        var partSize = UploadSession.PartSizeOf(size, options);
        return Task.FromResult(new UploadSession(
            key,
            size,
            contentType,
            partSize is null ? null : parts.Begin(size),
            partSize,
            clock.GetUtcNow() + options.UploadLifetime));
    }

    public UploadTarget SignUpload(UploadSession session)
    {
        var whole = new Grant("PUT", session.Key, session.ExpiresAt, session.Size, session.ContentType);
        if (session.UploadId is null)
        {
            return new UploadTarget(
                "PUT", signer.Sign(whole), [new UploadHeader("Content-Type", session.ContentType)], session.ExpiresAt, null, null);
        }

        var signed = session.Parts()
            .Select(part => new UploadPart(
                part.Number,
                signer.Sign(whole with
                {
                    Size = part.Size,
                    ContentType = "",
                    UploadId = session.UploadId,
                    Part = part.Number,
                    Offset = part.Offset,
                }),
                part.Size))
            .ToArray();
        return new UploadTarget("PUT", signed[0].Url, [], session.ExpiresAt, session.PartSize, signed);
    }

    public Task<UploadResult> FinishUpload(UploadSession session, CancellationToken cancellationToken)
    {
        if (session.UploadId is { } uploadId)
        {
            lock (joining)
            {
                if ((session.IsOrdered ? ordered.Finish(session) : parts.Join(session)) is { } joined)
                {
                    files.Commit(joined, session.Key, session.ContentType);
                }
            }

            if (files.Stat(session.Key) is not null)
            {
                parts.End(uploadId);
            }
        }

        return Task.FromResult<UploadResult>(files.Stat(session.Key) switch
        {
            null => new UploadResult.Missing(),
            { } found when found.Size != session.Size => Refuse(session, new UploadResult.WrongSize(found.Size)),
            { } found when found.ContentType != session.ContentType => Refuse(session, new UploadResult.WrongType(found.ContentType)),
            { } found => new UploadResult.Complete(found),
        });
    }

    public Task AbortUpload(UploadSession session, CancellationToken cancellationToken)
    {
        if (session.UploadId is { } uploadId)
        {
            parts.End(uploadId);
        }

        files.Delete(session.Key);
        return Task.CompletedTask;
    }

    public Task<UploadSession> BeginOrderedUpload(string key, long size, string contentType, CancellationToken cancellationToken)
    {
        UploadSession.Demand(key, size, contentType);
        var session = new UploadSession(key, size, contentType, ordered.Begin(), PartSize: null, clock.GetUtcNow() + options.UploadLifetime);
        return Task.FromResult(session with { IsOrdered = true });
    }

    public Task<long?> OrderedLength(UploadSession session, CancellationToken cancellationToken) =>
        Task.FromResult(ordered.Length(session) ?? files.Stat(session.Key)?.Size);

    public Task<AppendResult> Append(UploadSession session, long offset, Stream body, CancellationToken cancellationToken) =>
        ordered.Append(session, offset, body, cancellationToken);

    public string? PathOf(string key)
    {
        ObjectKey.Demand(key);
        return files.PathOf(key);
    }

    public string? PathOf(UploadSession session) => session is { IsOrdered: true, UploadId: { } uploadId } ? parts.ContentOf(uploadId) : null;

    public Task<string> SignDownload(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ObjectKey.Demand(key);
        return Task.FromResult(signer.Sign(new Grant("GET", key, clock.GetUtcNow() + lifetime)));
    }

    /// <summary>Takes the body of a PUT to an address of <see cref="SignUpload"/>.</summary>
    public async Task<ReceiveResult> Receive(ReceivedUpload upload, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsValid(upload.Key) || signer.Verify("PUT", upload.Key, upload.Query) is not { } grant)
        {
            return new ReceiveResult.Refused(UploadRefusal.Forbidden, "This address is not valid, or no longer.");
        }

        if (upload.ContentLength is null)
        {
            return new ReceiveResult.Refused(UploadRefusal.LengthRequired, "Say how many bytes there are: Content-Length is missing.");
        }

        if (upload.ContentLength != grant.Size)
        {
            return ExactCopy.Refusal(grant.Size);
        }

        if (grant.UploadId.Length > 0)
        {
            return await parts.Receive(grant, upload.Body, cancellationToken);
        }

        if (!string.Equals(upload.ContentType, grant.ContentType, StringComparison.OrdinalIgnoreCase))
        {
            return new ReceiveResult.Refused(UploadRefusal.WrongType, $"This address takes '{grant.ContentType}' only.");
        }

        var stored = await Store(grant.Key, grant.ContentType, file => ExactCopy.Run(upload.Body, file, grant.Size, cancellationToken));
        return stored is null ? ExactCopy.Refusal(grant.Size) : new ReceiveResult.Stored(stored.ETag);
    }

    /// <summary>What a GET to an address of <see cref="SignDownload"/> gets; null when there is nothing at it, or it is not valid.</summary>
    public Task<ObjectContent?> Serve(string key, string query, ByteRange? range, CancellationToken cancellationToken) =>
        ObjectKey.IsValid(key) && signer.Verify("GET", key, query) is not null
            ? Open(key, range, cancellationToken)
            : Task.FromResult<ObjectContent?>(null);

    public void Dispose() => temporaries.Dispose();

    private UploadResult Refuse(UploadSession session, UploadResult reason)
    {
        files.Delete(session.Key);
        return reason;
    }

    /// <summary>Null, and nothing kept, when <paramref name="write"/> answers false or throws.</summary>
    private async Task<StoredObject?> Store(string key, string contentType, Func<FileStream, Task<bool>> write)
    {
        var file = new FileStream(temporaries.NewPath(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 0, useAsync: true);
        try
        {
            return await write(file) ? files.Commit(file, key, contentType) : null;
        }
        finally
        {
            await file.DisposeAsync();
            File.Delete(file.Name);
        }
    }
}
