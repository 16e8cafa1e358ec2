using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Sunomi.Storage.Objects.Local;

/// <summary>What a signed address allows: one method on one key until it ends and, for a PUT, exactly one size and type.</summary>
internal sealed record Grant(
    string Method,
    string Key,
    DateTimeOffset ExpiresAt,
    long Size = 0,
    string ContentType = "",
    string UploadId = "",
    int Part = 0,
    long Offset = 0);

/// <summary>Signs grants with HMAC-SHA256 over all that they say. The address holds the grant, the signature makes it unforgeable.</summary>
internal sealed class AddressSigner(byte[] secret, TimeProvider clock)
{
    public const string Root = "/uploads/";

    public string Sign(Grant grant)
    {
        var query = new StringBuilder($"?expires={grant.ExpiresAt.ToUnixTimeSeconds()}");
        if (grant.Method == "PUT")
        {
            query.Append($"&size={grant.Size}&type={Uri.EscapeDataString(grant.ContentType)}");
        }

        if (grant.UploadId.Length > 0)
        {
            query.Append($"&upload={grant.UploadId}&part={grant.Part}&offset={grant.Offset}");
        }

        return $"{Root}{grant.Key}{query}&signature={Convert.ToHexStringLower(SignatureOf(grant))}";
    }

    /// <summary>Null when the address was not signed here, was changed, or has ended.</summary>
    public Grant? Verify(string method, string key, string query)
    {
        var fields = HttpUtility.ParseQueryString(query);
        if (!TryNumber(fields["expires"] ?? "0", out var expires) || expires > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || !TryNumber(fields["size"] ?? "0", out var size)
            || !TryNumber(fields["part"] ?? "0", out var part) || part > int.MaxValue
            || !TryNumber(fields["offset"] ?? "0", out var offset)
            || fields["signature"] is not { Length: 64 } signature)
        {
            return null;
        }

        var grant = new Grant(
            method,
            key,
            DateTimeOffset.FromUnixTimeSeconds(expires),
            size,
            fields["type"] ?? "",
            fields["upload"] ?? "",
            (int)part,
            offset);
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SignatureOf(grant)));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)) && clock.GetUtcNow() < grant.ExpiresAt
            ? grant
            : null;
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private byte[] SignatureOf(Grant grant)
    {
        // no field can hold a line break: keys and ids have none by their grammar, types are checked when an upload begins
        var text = $"1\n{grant.Method}\n{grant.Key}\n{grant.ExpiresAt.ToUnixTimeSeconds()}\n{grant.Size}\n{grant.ContentType}\n"
            + $"{grant.UploadId}\n{grant.Part}\n{grant.Offset}";
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
    }
}
