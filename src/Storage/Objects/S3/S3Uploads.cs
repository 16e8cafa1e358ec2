using Amazon.S3;
using Amazon.S3.Model;

namespace Sunomi.Storage.Objects.S3;

/// <summary>Uploads in parts.</summary>
internal sealed class S3Uploads(AmazonS3Client client, string bucket)
{
    public const string NoSuchUpload = "NoSuchUpload";

    public async Task<string> Begin(string key, string contentType, CancellationToken cancellationToken) =>
        (await client.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = key, ContentType = contentType },
            cancellationToken)).UploadId;

    /// <summary>Null when all parts are there and are one object now (or were before).</summary>
    public async Task<UploadResult?> Join(UploadSession session, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await List(session, cancellationToken);
            var expected = session.Parts().ToList();
            if (expected.Any(part => !sent.ContainsKey(part.Number)))
            {
                return new UploadResult.Missing();
            }

            if (sent.Count != expected.Count || expected.Any(part => sent[part.Number].Size != part.Size))
            {
                await Abort(session, cancellationToken);
                return new UploadResult.WrongSize(sent.Values.Sum(part => part.Size ?? 0));
            }

            await client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest
                {
                    BucketName = bucket,
                    Key = session.Key,
                    UploadId = session.UploadId,
                    PartETags = [.. sent.Values.OrderBy(part => part.PartNumber).Select(part => new PartETag(part.PartNumber ?? 0, part.ETag))],
                },
                cancellationToken);
            return null;
        }
        catch (AmazonS3Exception over) when (over.ErrorCode == NoSuchUpload)
        {
            return null;
        }
    }

    public async Task Abort(UploadSession session, CancellationToken cancellationToken)
    {
        try
        {
            await client.AbortMultipartUploadAsync(bucket, session.Key, session.UploadId, cancellationToken);
        }
        catch (AmazonS3Exception over) when (over.ErrorCode == NoSuchUpload)
        {
            // completed or aborted before: nothing is left of it
        }
    }

    /// <summary>Throws <see cref="NoSuchUpload"/> when it is over.</summary>
    public async Task<Dictionary<int, PartDetail>> List(UploadSession session, CancellationToken cancellationToken)
    {
        var sent = new Dictionary<int, PartDetail>();
        var request = new ListPartsRequest { BucketName = bucket, Key = session.Key, UploadId = session.UploadId };
        while (true)
        {
            var page = await client.ListPartsAsync(request, cancellationToken);
            foreach (var part in page.Parts ?? [])
            {
                sent[part.PartNumber ?? 0] = part;
            }

            if (page.IsTruncated != true)
            {
                return sent;
            }

            request.PartNumberMarker = page.NextPartNumberMarker?.ToString();
        }
    }
}
