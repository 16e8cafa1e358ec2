using System.Buffers;
using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sunomi.Storage.Objects.S3;

/// <summary>
/// Uploads in order. S3 takes parts of a multipart upload, none but the last below 5 MiB: full parts are sent as they fill up, what is left
/// over is kept as an object, the tail, until the next piece fills it up. The tail's name tells the part that it is the start of, so
/// one that a crash left behind after its part was stored counts for nothing.
/// </summary>
internal sealed class S3OrderedUploads(AmazonS3Client client, string bucket, S3Uploads uploads)
{
    /// <summary>Null: it is over.</summary>
    public async Task<long?> Length(UploadSession session, CancellationToken cancellationToken)
    {
        if (await Stored(session, cancellationToken) is not var (parts, bytes))
        {
            return (await client.Head(bucket, session.Key, cancellationToken))?.Stored.Size;
        }

        return bytes == session.Size ? bytes : bytes + ((await client.Head(bucket, TailOf(session, parts + 1), cancellationToken))?.Stored.Size ?? 0);
    }

    /// <summary>What came before a body broke off is kept; then its exception is thrown.</summary>
    public async Task<AppendResult> Append(UploadSession session, long offset, Stream body, CancellationToken cancellationToken)
    {
        if (await Stored(session, cancellationToken) is not var (parts, length))
        {
            return new AppendResult.Over();
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)session.PartSize!.Value);
        try
        {
            var part = new Part(session, buffer, parts + 1, length);
            part.Filled = part.Size == 0 ? 0 : await ReadTail(part, cancellationToken);
            return part.Start + part.Filled == offset
                ? await Append(part, body, cancellationToken)
                : new AppendResult.WrongOffset(part.Start + part.Filled);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Where tails are, with the slash.</summary>
    public static string TailsOf(UploadSession session) => $"{session.Key}/";

    private static string TailOf(UploadSession session, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{TailsOf(session)}tail-{part:00000}");

    private async Task<AppendResult> Append(Part part, Stream body, CancellationToken cancellationToken)
    {
        var kept = part.Filled;
        if (kept > 0 && kept == part.Size)
        {
            // it was not known before that this is the last one
            await Send(part, hasTail: true);
            kept = 0;
        }

        try
        {
            while (part.Size > 0)
            {
                if (await body.ReadAsync(part.Buffer.AsMemory(part.Filled, part.Size - part.Filled), cancellationToken) is not (var count and > 0))
                {
                    break;
                }

                part.Filled += count;
                if (part.Filled == part.Size)
                {
                    await Send(part, hasTail: kept > 0);
                    kept = 0;
                }
            }

            if (part.Size == 0 && await body.ReadAsync(new byte[1], cancellationToken) > 0)
            {
                return new AppendResult.TooLong();
            }
        }
        finally
        {
            if (part.Filled > kept)
            {
                await KeepTail(part);
            }
        }

        return new AppendResult.Stored(part.Start + part.Filled);
    }

    private async Task Send(Part part, bool hasTail)
    {
        await client.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = bucket,
                Key = part.Session.Key,
                UploadId = part.Session.UploadId,
                PartNumber = part.Number,
                PartSize = part.Filled,
                InputStream = new MemoryStream(part.Buffer, 0, part.Filled, writable: false),
                UseChunkEncoding = false,
            },
            CancellationToken.None);
        if (hasTail)
        {
            await client.DeleteObjectAsync(bucket, TailOf(part.Session, part.Number), CancellationToken.None);
        }

        part.Next();
    }

    private Task<PutObjectResponse> KeepTail(Part part) => client.PutObjectAsync(
        new PutObjectRequest
        {
            BucketName = bucket,
            Key = TailOf(part.Session, part.Number),
            InputStream = new MemoryStream(part.Buffer, 0, part.Filled, writable: false),
            UseChunkEncoding = false,
        },
        CancellationToken.None);

    private async Task<int> ReadTail(Part part, CancellationToken cancellationToken)
    {
        try
        {
            using var tail = await client.GetObjectAsync(bucket, TailOf(part.Session, part.Number), cancellationToken);
            var count = (int)tail.ContentLength;
            await tail.ResponseStream.ReadExactlyAsync(part.Buffer.AsMemory(0, count), cancellationToken);
            return count;
        }
        catch (AmazonS3Exception none) when (none.StatusCode == HttpStatusCode.NotFound)
        {
            return 0;
        }
    }

    /// <summary>Full parts and their bytes; null when there is no such multipart upload any more.</summary>
    private async Task<(int Parts, long Bytes)?> Stored(UploadSession session, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await uploads.List(session, cancellationToken);
            return (sent.Count, sent.Values.Sum(part => part.Size ?? 0));
        }
        catch (AmazonS3Exception over) when (over.ErrorCode == S3Uploads.NoSuchUpload)
        {
            return null;
        }
    }

    /// <summary>The part that fills up.</summary>
    private sealed class Part(UploadSession session, byte[] buffer, int number, long start)
    {
        public UploadSession Session { get; } = session;

        public byte[] Buffer { get; } = buffer;

        public int Number { get; private set; } = number;

        /// <summary>Where in the file it begins.</summary>
        public long Start { get; private set; } = start;

        public int Filled { get; set; }

        /// <summary>0: the file is complete.</summary>
        public int Size => (int)Math.Min(Session.PartSize!.Value, Session.Size - Start);

        public void Next()
        {
            Start += Filled;
            Filled = 0;
            Number++;
        }
    }
}
