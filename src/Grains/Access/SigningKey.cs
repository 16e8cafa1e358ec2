using System.Buffers.Text;
using System.Security.Cryptography;

namespace Sunomi.Access;

/// <param name="PrivateKey">RSA, PKCS #8, DER</param>
[GenerateSerializer, Immutable, Alias("Sunomi.SigningKey")]
internal sealed record SigningKey(
    [property: Id(0)] string KeyId,
    [property: Id(1)] byte[] PrivateKey,
    [property: Id(2)] DateTimeOffset CreatedAt)
{
    private const int Bits = 2048;

    public static SigningKey New(DateTimeOffset now)
    {
        using var key = RSA.Create(Bits);

        // Named by what it is, so that no two keys share a name.
        var fingerprint = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
        return new(Base64Url.EncodeToString(fingerprint.AsSpan(0, 16)), key.ExportPkcs8PrivateKey(), now);
    }

    /// <summary>To be disposed by the caller.</summary>
    public RSA Open()
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(PrivateKey, out _);
        return key;
    }

    public VerificationKey ForVerifying()
    {
        using var key = Open();
        return new(KeyId, key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Without the key: records print all they hold.</summary>
    public override string ToString() => $"SigningKey {{ KeyId = {KeyId}, CreatedAt = {CreatedAt:O} }}";
}
