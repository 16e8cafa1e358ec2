using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Sunomi.Users;

namespace Sunomi.Access;

/// <summary>
/// Checks access tokens: JWTs (RFC 7519) signed with RS256 (RFC 7518 section 3.3) by a key of the key ring. The algorithm is ours to choose,
/// never the token's: whatever else its header says is refused.
/// </summary>
internal sealed class BearerTokens(VerificationKeys keys, IOptions<AuthOptions> options, TimeProvider clock)
{
    /// <summary>The authentication type of whoever showed a good token.</summary>
    public const string Scheme = "Bearer";

    private const int LongestToken = 4096;

    /// <summary>Who the token speaks for; null when it is not ours, not for now, or not intact.</summary>
    public async ValueTask<ClaimsPrincipal?> Validate(string token, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken || token.Split('.') is not [var header, var payload, var signature]
            || ReadKeyId(header) is not { } keyId || Decode(signature) is not { } signatureBytes
            || await keys.Find(keyId, cancellationToken) is not { } key
            || !IsSigned(key, $"{header}.{payload}", signatureBytes))
        {
            return null;
        }

        return ReadClaims(payload);
    }

    private static string? ReadKeyId(string header)
    {
        using var json = Parse(header);
        return json is not null && Text(json.RootElement, "alg") == "RS256" && !json.RootElement.TryGetProperty("crit", out _)
            ? Text(json.RootElement, "kid")
            : null;
    }

    private static bool IsSigned(VerificationKey key, string signed, byte[] signature)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
        return rsa.VerifyData(Encoding.ASCII.GetBytes(signed), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private ClaimsPrincipal? ReadClaims(string payload)
    {
        using var json = Parse(payload);
        var now = clock.GetUtcNow();
        var skew = options.Value.ClockSkew;
        if (json is null
            || Text(json.RootElement, "iss") != options.Value.Issuer
            || !UserId.TryParse(Text(json.RootElement, "sub"), out var user)
            || Time(json.RootElement, "exp") is not { } expiresAt || now >= expiresAt + skew
            || Time(json.RootElement, "iat") is not { } issuedAt || now < issuedAt - skew)
        {
            return null;
        }

        return new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(Viewer.UserClaim, user.ToString()), new Claim(Viewer.ExpiryClaim, $"{(expiresAt + skew).ToUnixTimeSeconds()}")],
            Scheme,
            Viewer.UserClaim,
            ClaimTypes.Role));
    }

    private static JsonDocument? Parse(string part)
    {
        try
        {
            if (Decode(part) is not { } bytes)
            {
                return null;
            }

            var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return json;
            }

            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A NumericDate (RFC 7519 section 2); null also when it is before 1970 or after the year 9999.</summary>
    private static DateTimeOffset? Time(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_000_000_000
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
}
