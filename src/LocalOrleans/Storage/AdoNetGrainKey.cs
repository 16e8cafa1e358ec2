using System.Globalization;
using System.Text;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Storage;

/// <summary>
/// A grain's key as the packages put it into a row: what looks like a Guid or a hexadecimal number is stored as such, also when the grain
/// has a string key. So "A" and "0A" are one row, in both lanes.
/// </summary>
internal readonly record struct AdoNetGrainKey(long N0, long N1, string? Extension, int Hash)
{
    private const int GuidLength = 32;

    public static AdoNetGrainKey Of(GrainId grain)
    {
        var key = grain.Key.ToString();
        var plus = key.IndexOf('+', StringComparison.Ordinal);
        if ((key.Length == GuidLength || plus == GuidLength) && Guid.TryParseExact(key[..GuidLength], "N", out var guid))
        {
            var bytes = guid.ToByteArray();
            return New(BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, 8), plus < 0 ? null : key[(plus + 1)..], bytes);
        }

        var number = plus < 0 ? key : key[..plus];
        return long.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var integer)
            ? New(0, integer, plus < 0 ? null : key[(plus + 1)..], BitConverter.GetBytes(integer))
            : New(0, 0, key, []);
    }

    private static AdoNetGrainKey New(long n0, long n1, string? extension, byte[] bytes)
    {
        byte[] hashed = [.. bytes, .. Encoding.UTF8.GetBytes(extension ?? "")];
        Array.Reverse(hashed);
        return new AdoNetGrainKey(n0, n1, extension, (int)StableHash.Compute(hashed));
    }
}
