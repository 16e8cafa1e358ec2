using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sunomi.Access;
using Sunomi.Storage.Objects;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Uploads.Tus;

/// <summary>
/// Parts that will be joined to one file. Nothing is stored of them but their bytes: the address itself says whose part it is and what the
/// store knows it by, and an HMAC makes it unforgeable. Bytes that nobody joins go with the store's own sweeps.
/// </summary>
internal sealed class TusParts(Func<IKeyRingGrain> ring, IObjectStore objects, TimeProvider clock)
{
    private const string Mark = "part~";

    private byte[]? secret;

    public static bool IsPart(string id) => id.StartsWith(Mark, StringComparison.Ordinal);

    public async Task<TusUpload> Begin(UserId owner, long size, string? metadata, CancellationToken cancellationToken)
    {
        // an id like a video's, so that what is left of it is swept like what is left of a video
        var key = $"{UploadSession.Prefix}{VideoId.New(clock)}";
        var session = await objects.BeginOrderedUpload(key, size, "application/octet-stream", cancellationToken);
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Claims(owner.ToString(), session, metadata));
        var id = $"{Mark}{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(Mac(await Secret(cancellationToken), payload))}";
        return Make(id, session, metadata);
    }

    /// <summary>Null: not made here, or another's.</summary>
    public async Task<TusUpload?> Read(string id, UserId owner, CancellationToken cancellationToken)
    {
        if (id[Mark.Length..].Split('.') is not [var payloadText, var macText] || !Base64Url.IsValid(payloadText) || !Base64Url.IsValid(macText))
        {
            return null;
        }

        var payload = Base64Url.DecodeFromChars(payloadText);
        return CryptographicOperations.FixedTimeEquals(Mac(await Secret(cancellationToken), payload), Base64Url.DecodeFromChars(macText))
            && JsonSerializer.Deserialize<Claims>(payload) is { } claims && claims.Owner == owner.ToString()
                ? Make(id, claims.Session, claims.Metadata)
                : null;
    }

    private static TusUpload Make(string id, UploadSession session, string? metadata) =>
        new(id, null, session.Size, session.ExpiresAt, session, new TusNote(metadata, "partial"));

    /// <summary>Not valid for anything else that the secret signs.</summary>
    private static byte[] Mac(byte[] secret, byte[] payload) => HMACSHA256.HashData(secret, (byte[])[.. Encoding.ASCII.GetBytes("tus-part/"), .. payload]);

    private async ValueTask<byte[]> Secret(CancellationToken cancellationToken) => secret ??= await ring().GetMediaSecret(cancellationToken);

    private sealed record Claims(string Owner, UploadSession Session, string? Metadata);
}
