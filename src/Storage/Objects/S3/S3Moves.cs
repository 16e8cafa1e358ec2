using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sunomi.Storage.Objects.S3;

/// <summary>
/// S3 cannot rename: an object is copied and then deleted. The copy carries the etag of what it was copied from, because its own may
/// differ; so a repeated move recognises its work.
/// </summary>
internal sealed class S3Moves(AmazonS3Client client, string bucket)
{
    private const string MovedETag = "x-amz-meta-moved-etag";

    /// <summary>What one copy request takes at most, in bytes: 5 GiB is a limit of S3.</summary>
    public long LargestCopy { get; set; } = 5L << 30;

    /// <summary>In bytes; with 1 GiB an object may have 5 TiB, as large as S3 takes them, in its 10 000 parts.</summary>
    public long PartSize { get; set; } = 1L << 30;

    public async Task Move(string from, string to, string expectedETag, CancellationToken cancellationToken)
    {
        var source = (await client.Head(bucket, from, cancellationToken))?.Stored;
        var done = await client.Head(bucket, to, cancellationToken) is { } target && target.Metadata[MovedETag] == expectedETag;
        if (!done)
        {
            if (source?.ETag != expectedETag)
            {
                throw new ObjectChangedException(from, expectedETag);
            }

            await Copy(source, to, cancellationToken);
        }

        // what was sent to the old key after the move is somebody else's
        if (source?.ETag == expectedETag)
        {
            await client.DeleteObjectAsync(bucket, from, cancellationToken);
        }
    }

    private async Task Copy(StoredObject source, string to, CancellationToken cancellationToken)
    {
        try
        {
            if (source.Size <= LargestCopy)
            {
                await CopyWhole(source, to, cancellationToken);
            }
            else
            {
                await CopyParts(source, to, cancellationToken);
            }
        }
        catch (AmazonS3Exception changed) when (changed.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
        {
            throw new ObjectChangedException(source.Key, source.ETag);
        }
    }

    private async Task CopyWhole(StoredObject source, string to, CancellationToken cancellationToken)
    {
        var request = new CopyObjectRequest
        {
            SourceBucket = bucket,
            SourceKey = source.Key,
            DestinationBucket = bucket,
            DestinationKey = to,
            ETagToMatch = S3Answers.Quote(source.ETag),
            MetadataDirective = S3MetadataDirective.REPLACE,
            ContentType = source.ContentType,
        };
        request.Metadata[MovedETag] = source.ETag;
        await client.CopyObjectAsync(request, cancellationToken);
    }

    private async Task CopyParts(StoredObject source, string to, CancellationToken cancellationToken)
    {
        var begin = new InitiateMultipartUploadRequest { BucketName = bucket, Key = to, ContentType = source.ContentType };
        begin.Metadata[MovedETag] = source.ETag;
        var uploadId = (await client.InitiateMultipartUploadAsync(begin, cancellationToken)).UploadId;
        try
        {
            var parts = new List<PartETag>();
            for (var offset = 0L; offset < source.Size; offset += PartSize)
            {
                var copied = await client.CopyPartAsync(
                    new CopyPartRequest
                    {
                        SourceBucket = bucket,
                        SourceKey = source.Key,
                        DestinationBucket = bucket,
                        DestinationKey = to,
                        UploadId = uploadId,
                        PartNumber = parts.Count + 1,
                        FirstByte = offset,
                        LastByte = Math.Min(offset + PartSize, source.Size) - 1,
                        ETagToMatch = [S3Answers.Quote(source.ETag)],
                    },
                    cancellationToken);
                parts.Add(new PartETag(parts.Count + 1, copied.ETag));
            }

            await client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = to, UploadId = uploadId, PartETags = parts },
                cancellationToken);
        }
        catch
        {
            await client.AbortMultipartUploadAsync(bucket, to, uploadId, CancellationToken.None);
            throw;
        }
    }
}
