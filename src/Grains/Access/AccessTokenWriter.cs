using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sunomi.Users;

namespace Sunomi.Access;

/// <summary>Writes JWTs (RFC 7519) in the compact form of RFC 7515, signed with RS256 (RFC 7518 section 3.3).</summary>
internal static class AccessTokenWriter
{
    public static AccessToken Write(RSA key, string keyId, string issuer, UserId user, DateTimeOffset now, TimeSpan lifetime)
    {
        // Claims count whole seconds; what is told beside the token must be exactly what is in it.
        var issuedAt = now.ToUnixTimeSeconds();
        var expiresAt = now.Add(lifetime).ToUnixTimeSeconds();

        var header = Encode(writer =>
        {
            writer.WriteString("alg", "RS256");
            writer.WriteString("typ", "JWT");
            writer.WriteString("kid", keyId);
        });
        var claims = Encode(writer =>
        {
            writer.WriteString("iss", issuer);
            writer.WriteString("sub", user.ToString());
            writer.WriteNumber("iat", issuedAt);
            writer.WriteNumber("exp", expiresAt);
            writer.WriteString("jti", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
        });

        var signed = $"{header}.{claims}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new($"{signed}.{Base64Url.EncodeToString(signature)}", DateTimeOffset.FromUnixTimeSeconds(expiresAt));
    }

    private static string Encode(Action<Utf8JsonWriter> writeMembers)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.ToArray());
    }
}
