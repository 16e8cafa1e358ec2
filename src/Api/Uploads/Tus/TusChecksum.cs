using System.Security.Cryptography;

namespace Sunomi.Uploads.Tus;

/// <summary>The sum that a piece must have, as <c>Upload-Checksum</c> gives it: an algorithm and a value in base64.</summary>
internal sealed class TusChecksum
{
    /// <summary>In the order in which clients should prefer them.</summary>
    public const string Algorithms = "sha256,sha512,sha1,md5";

    private readonly HashAlgorithmName algorithm;
    private readonly byte[] expected;

    private TusChecksum(HashAlgorithmName algorithm, byte[] expected) => (this.algorithm, this.expected) = (algorithm, expected);

    /// <summary>Null: it breaks the grammar, or the algorithm is none of <see cref="Algorithms"/>.</summary>
    public static TusChecksum? Parse(string header)
    {
        if (header.Split(' ') is not [var name, var value] || !Algorithms.Split(',').Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        var sum = new byte[value.Length];
        return Convert.TryFromBase64String(value, sum, out var length) && length > 0
            ? new TusChecksum(new HashAlgorithmName(name.ToUpperInvariant()), sum[..length])
            : null;
    }

    /// <summary>
    /// The whole body, once it is seen to have the sum; null when it does not. It goes to a temporary file first, because nothing of a piece
    /// that is wrong, or that breaks off, may be kept.
    /// </summary>
    public async Task<Stream?> Check(Stream body, CancellationToken cancellationToken)
    {
        var spool = new FileStream(
            Path.Combine(Path.GetTempPath(), $"sunomi-tus-{Guid.NewGuid():N}"),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            using var hash = IncrementalHash.CreateHash(algorithm);
            var buffer = new byte[64 * 1024];
            while (await body.ReadAsync(buffer, cancellationToken) is var count and > 0)
            {
                hash.AppendData(buffer, 0, count);
                await spool.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            if (CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), expected))
            {
                spool.Position = 0;
                return spool;
            }
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }

        await spool.DisposeAsync();
        return null;
    }
}
