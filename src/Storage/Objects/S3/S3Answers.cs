using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sunomi.Storage.Objects.S3;

/// <summary>What S3 answers, in our words.</summary>
internal static class S3Answers
{
    /// <summary>Null when there is no such object.</summary>
    public static async Task<(StoredObject Stored, MetadataCollection Metadata)?> Head(
        this AmazonS3Client client,
        string bucket,
        string key,
        CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetObjectMetadataAsync(bucket, key, cancellationToken);
            var stored = new StoredObject(key, answer.ContentLength, answer.Headers.ContentType, Unquote(answer.ETag), answer.LastModified ?? default);
            return (stored, answer.Metadata);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public static string Unquote(string etag) => etag.Trim('"');

    public static string Quote(string etag) => $"\"{etag}\"";
}
