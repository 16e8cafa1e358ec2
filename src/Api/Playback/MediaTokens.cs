using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sunomi.Access;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Playback;

/// <summary>
/// Tokens in the addresses of private media: <c>~{user}.{expiry}.{mac}</c>, the MAC being an HMAC-SHA256 over video, user and expiry. A player
/// sends no header with a segment, but what a playlist names relatively keeps the path that the playlist was read from.
/// </summary>
internal sealed class MediaTokens(Func<IKeyRingGrain> ring, TimeProvider clock)
{
    public const char Mark = '~';

    private byte[]? secret;

    /// <summary>The path segment that lets this user's player read this video until then.</summary>
    public async ValueTask<string> Make(VideoId video, UserId user, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var expiry = expiresAt.ToUnixTimeSeconds();
        var mac = Mac(await Secret(cancellationToken), video, user, expiry);
        return string.Create(CultureInfo.InvariantCulture, $"{Mark}{user}.{expiry}.{Base64Url.EncodeToString(mac)}");
    }

    /// <summary>Whose player shows this token; null when it is not for this video, not intact, or not any more.</summary>
    public async ValueTask<UserId?> Read(VideoId video, string segment, CancellationToken cancellationToken)
    {
        if (segment.Length > 200
            || segment[1..].Split('.') is not [var userText, var expiryText, var macText]
            || !UserId.TryParse(userText, out var user)
            || !long.TryParse(expiryText, NumberStyles.None, CultureInfo.InvariantCulture, out var expiry)
            || clock.GetUtcNow().ToUnixTimeSeconds() >= expiry
            || !Base64Url.IsValid(macText))
        {
            return null;
        }

        var expected = Mac(await Secret(cancellationToken), video, user, expiry);
        return CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(macText)) ? user : null;
    }

    private static byte[] Mac(byte[] secret, VideoId video, UserId user, long expiry) =>
        HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"media/{video}/{user}/{expiry}")));

    /// <summary>The same on every node and for ever, so it is asked for once.</summary>
    private async ValueTask<byte[]> Secret(CancellationToken cancellationToken) =>
        secret ??= await ring().GetMediaSecret(cancellationToken);
}
