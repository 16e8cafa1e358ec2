using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Sunomi.Videos;

namespace Sunomi.Storage.Objects.S3;

/// <summary>Objects in one bucket of S3, or of a service that speaks its protocol.</summary>
internal sealed class S3ObjectStore : IObjectStore, IDisposable
{
    private readonly ObjectOptions options;
    private readonly string bucket;
    private readonly TimeProvider clock;
    private readonly S3Clients clients;
    private readonly S3Uploads uploads;
    private readonly S3OrderedUploads ordered;
    private readonly S3Moves moves;

    public S3ObjectStore(IOptions<ObjectOptions> options, TimeProvider clock)
    {
        this.options = options.Value;
        this.clock = clock;
        bucket = options.Value.S3.Bucket;
        clients = new S3Clients(options.Value.S3);
        uploads = new S3Uploads(clients.Internal, bucket);
        ordered = new S3OrderedUploads(clients.Internal, bucket, uploads);
        moves = new S3Moves(clients.Internal, bucket);
    }

    /// <summary>For tests, which cannot move gigabytes.</summary>
    internal S3Moves Moves => moves;

    public async Task Prepare(CancellationToken cancellationToken)
    {
        try
        {
            await clients.Internal.HeadBucketAsync(new HeadBucketRequest { BucketName = bucket }, cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            await CreateBucket(cancellationToken);
        }
    }

    public async Task<StoredObject?> Stat(string key, CancellationToken cancellationToken) =>
        ObjectKey.IsValid(key) ? (await clients.Internal.Head(bucket, key, cancellationToken))?.Stored : null;

    public async Task<ObjectContent?> Open(string key, ByteRange? range, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsValid(key))
        {
            return null;
        }

        var request = new GetObjectRequest { BucketName = bucket, Key = key };
        if (range is { } wanted)
        {
            // the size must be known for a range at the end, and for the answer when the range is outside
            if (await Stat(key, cancellationToken) is not { } found)
            {
                return null;
            }

            var served = wanted.Of(found.Size);
            if (served.Length == 0)
            {
                return new ObjectContent(found, served, Stream.Null);
            }

            request.ByteRange = new Amazon.S3.Model.ByteRange(served.First, served.First + served.Length - 1);
            request.EtagToMatch = S3Answers.Quote(found.ETag);
            return await Get(request, found.Size, served, cancellationToken);
        }

        return await Get(request, null, null, cancellationToken);
    }

    public async Task Put(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ObjectKey.Demand(key);
        var bytes = MemoryMarshal.TryGetArray(content, out var segment) ? segment : new ArraySegment<byte>(content.ToArray());
        await clients.Internal.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = bucket,
                Key = key,
                ContentType = contentType,
                InputStream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false),
                UseChunkEncoding = false,
            },
            cancellationToken);
    }

    public async Task Move(string from, string to, string expectedETag, CancellationToken cancellationToken)
    {
        ObjectKey.Demand(from);
        ObjectKey.Demand(to);
        await moves.Move(from, to, expectedETag, cancellationToken);
    }

    public async Task Delete(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Demand(key);
        await clients.Internal.DeleteObjectAsync(bucket, key, cancellationToken);
    }

    public async Task DeletePrefix(string prefix, CancellationToken cancellationToken)
    {
        ObjectKey.DemandPrefix(prefix);
        // 1000 is the limit of one request
        await foreach (var some in List(prefix, cancellationToken).Chunk(1000).WithCancellation(cancellationToken))
        {
            await clients.Internal.DeleteObjectsAsync(
                new DeleteObjectsRequest { BucketName = bucket, Objects = [.. some.Select(found => new KeyVersion { Key = found.Key })], Quiet = true },
                cancellationToken);
        }
    }

    public async IAsyncEnumerable<ListedObject> List(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (prefix.Length > 0)
        {
            ObjectKey.DemandPrefix(prefix);
        }

        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        do
        {
            var page = await clients.Internal.ListObjectsV2Async(request, cancellationToken);
            foreach (var found in page.S3Objects ?? [])
            {
                yield return new ListedObject(found.Key, found.Size ?? 0, found.LastModified ?? default);
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    public async Task<UploadSession> BeginUpload(string key, long size, string contentType, CancellationToken cancellationToken)
    {
        UploadSession.Demand(key, size, contentType);
        var partSize = UploadSession.PartSizeOf(size, options);
        return new UploadSession(
            key,
            size,
            contentType,
            partSize is null ? null : await uploads.Begin(key, contentType, cancellationToken),
            partSize,
            clock.GetUtcNow() + options.UploadLifetime);
    }

    public UploadTarget SignUpload(UploadSession session)
    {
        if (session.UploadId is null)
        {
            var whole = SignPut(session, session.Size);
            whole.ContentType = session.ContentType;
            return new UploadTarget(
                "PUT",
                clients.Public.GetPreSignedURL(whole),
                [new UploadHeader("Content-Type", session.ContentType)],
                session.ExpiresAt,
                null,
                null);
        }

        var signed = session.Parts().Select(part =>
        {
            var request = SignPut(session, part.Size);
            request.UploadId = session.UploadId;
            request.PartNumber = part.Number;
            return new UploadPart(part.Number, clients.Public.GetPreSignedURL(request), part.Size);
        }).ToArray();
        return new UploadTarget("PUT", signed[0].Url, [], session.ExpiresAt, session.PartSize, signed);
    }

    public async Task<UploadResult> FinishUpload(UploadSession session, CancellationToken cancellationToken)
    {
        if (session.UploadId is not null && await uploads.Join(session, cancellationToken) is { } incomplete)
        {
            return incomplete;
        }

        switch (await Stat(session.Key, cancellationToken))
        {
            case null:
                return new UploadResult.Missing();
            case { } found when found.Size != session.Size:
                await Delete(session.Key, cancellationToken);
                return new UploadResult.WrongSize(found.Size);
            case { } found when found.ContentType != session.ContentType:
                await Delete(session.Key, cancellationToken);
                return new UploadResult.WrongType(found.ContentType);
            case { } found:
                return new UploadResult.Complete(found);
        }
    }

    public async Task AbortUpload(UploadSession session, CancellationToken cancellationToken)
    {
        if (session.UploadId is not null)
        {
            await uploads.Abort(session, cancellationToken);
        }

        if (session.IsOrdered)
        {
            await DeletePrefix(S3OrderedUploads.TailsOf(session), cancellationToken);
        }

        await Delete(session.Key, cancellationToken);
    }

    public async Task<UploadSession> BeginOrderedUpload(string key, long size, string contentType, CancellationToken cancellationToken)
    {
        UploadSession.Demand(key, size, contentType);
        var uploadId = await uploads.Begin(key, contentType, cancellationToken);
        var partSize = UploadSession.OrderedPartSizeOf(size, options);
        return new UploadSession(key, size, contentType, uploadId, partSize, clock.GetUtcNow() + options.UploadLifetime) with { IsOrdered = true };
    }

    public Task<long?> OrderedLength(UploadSession session, CancellationToken cancellationToken) => ordered.Length(session, cancellationToken);

    public Task<AppendResult> Append(UploadSession session, long offset, Stream body, CancellationToken cancellationToken) =>
        ordered.Append(session, offset, body, cancellationToken);

    public string? PathOf(string key)
    {
        ObjectKey.Demand(key);
        return null;
    }

    /// <summary>None: what has come is in parts, which S3 shows to nobody before they are joined.</summary>
    public string? PathOf(UploadSession session) => null;

    public Task<string> SignDownload(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ObjectKey.Demand(key);
        return clients.Public.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = bucket,
            Key = key,
            Verb = HttpVerb.GET,
            Expires = (clock.GetUtcNow() + lifetime).UtcDateTime,
            Protocol = S3Clients.ProtocolOf(clients.Public),
        });
    }

    public void Dispose() => clients.Dispose();

    private async Task CreateBucket(CancellationToken cancellationToken)
    {
        try
        {
            await clients.Internal.PutBucketAsync(bucket, cancellationToken);
        }
        catch (AmazonS3Exception ours) when (ours.ErrorCode == "BucketAlreadyOwnedByYou")
        {
            // another process made it at the same time
        }
    }

    private async Task<ObjectContent?> Get(GetObjectRequest request, long? size, ServedRange? range, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await clients.Internal.GetObjectAsync(request, cancellationToken);
            var served = range ?? new ServedRange(0, answer.ContentLength);
            var stored = new StoredObject(
                request.Key,
                size ?? answer.ContentLength,
                answer.Headers.ContentType,
                S3Answers.Unquote(answer.ETag),
                answer.LastModified ?? default);
            return new ObjectContent(stored, served, answer.ResponseStream);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (AmazonS3Exception replaced) when (replaced.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw new ObjectChangedException(request.Key, S3Answers.Unquote(request.EtagToMatch));
        }
    }

    private GetPreSignedUrlRequest SignPut(UploadSession session, long size)
    {
        // S3 cannot sign what has ended: such an address ends at once
        var soonest = clock.GetUtcNow().AddSeconds(1);
        var request = new GetPreSignedUrlRequest
        {
            BucketName = bucket,
            Key = session.Key,
            Verb = HttpVerb.PUT,
            Expires = (session.ExpiresAt > soonest ? session.ExpiresAt : soonest).UtcDateTime,
            Protocol = S3Clients.ProtocolOf(clients.Public),
        };
        // signed with the rest: the service refuses any other length
        request.Headers.ContentLength = size;
        return request;
    }
}
