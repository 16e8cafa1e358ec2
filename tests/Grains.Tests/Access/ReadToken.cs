using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sunomi.Access;

namespace Sunomi.Tests.Access;

/// <summary>A token as a stranger reads it: by RFC 7515, with what the base class library has.</summary>
internal sealed record ReadToken(JsonElement Header, JsonElement Claims)
{
    /// <exception cref="CryptographicException">No key of that name made this signature.</exception>
    public static ReadToken Verified(string token, VerificationKey[] keys)
    {
        var parts = token.Split('.');
        parts.Length.ShouldBe(3);
        parts.ShouldAllBe(part => Base64Url.IsValid(part));
        var header = Json(parts[0]);
        var key = keys.Single(candidate => candidate.KeyId == header.GetProperty("kid").GetString());
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
        rsa.KeySize.ShouldBeGreaterThanOrEqualTo(2048);
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        if (!rsa.VerifyData(signed, Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            throw new CryptographicException("The signature is not of this key.");
        }

        return new(header, Json(parts[1]));
    }

    private static JsonElement Json(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part)).RootElement;
}
