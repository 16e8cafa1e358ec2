using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sunomi.Storage.Objects;

/// <summary>An upload that is under way. Plain data, kept by whoever began it, as JSON for example.</summary>
/// <param name="Size">exact size of the file in bytes</param>
/// <param name="UploadId">null when the file goes in one request</param>
/// <param name="PartSize">in bytes, all parts but the last; null when the file goes in one request</param>
public sealed partial record UploadSession(
    string Key,
    long Size,
    string ContentType,
    string? UploadId,
    long? PartSize,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Where files sent from outside land.</summary>
    public const string Prefix = "uploads/";

    /// <summary>What an ordered upload holds in memory while it is sent.</summary>
    private const long OrderedPartSize = 8 << 20;

    /// <summary>A limit of S3, kept by every store.</summary>
    private const int MaxParts = 10_000;

    /// <summary>The file comes in order through this process, not to signed addresses.</summary>
    public bool IsOrdered { get; init; }

    internal static long OrderedPartSizeOf(long size, ObjectOptions options) =>
        Math.Max(Math.Min(OrderedPartSize, options.PartSize), (size + MaxParts - 1) / MaxParts);

    /// <summary>In bytes; null when the file goes in one request.</summary>
    internal static long? PartSizeOf(long size, ObjectOptions options) =>
        size <= options.PartSize ? null : Math.Max(options.PartSize, (size + MaxParts - 1) / MaxParts);

    /// <summary>For whoever passes it on without knowing the store.</summary>
    public string ToText() => JsonSerializer.Serialize(this);

    /// <exception cref="JsonException">Not from <see cref="ToText"/>.</exception>
    public static UploadSession Parse(string text) =>
        JsonSerializer.Deserialize<UploadSession>(text) ?? throw new JsonException("This is no upload session.");

    /// <summary>Parts are numbered from 1; the last one holds the rest.</summary>
    internal IEnumerable<(int Number, long Offset, long Size)> Parts()
    {
        var partSize = PartSize ?? Size;
        for (var (number, offset) = (1, 0L); offset < Size; number++, offset += partSize)
        {
            yield return (number, offset, Math.Min(partSize, Size - offset));
        }
    }

    internal static void Demand(string key, long size, string contentType)
    {
        ObjectKey.Demand(key);
        if (!key.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{key}' cannot be uploaded to: it is not under '{Prefix}'.", nameof(key));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (!MediaTypePattern().IsMatch(contentType))
        {
            throw new ArgumentException($"'{contentType}' is not a media type.", nameof(contentType));
        }
    }

    /// <summary>RFC 9110 section 8.3.1, without line breaks and of a length that fits into a header.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}(;[\x20-\x7e]{1,127})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex MediaTypePattern();
}
