using System.Globalization;

namespace Orleans.Runtime;

/// <summary>
/// Keys that are not strings, spelled as the packages do: Guids as 32 hex digits, integers in hexadecimal without leading zeros; a second
/// part follows after a plus sign.
/// </summary>
public static class GrainIdKeyExtensions
{
    private const int GuidLength = 32;

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension = null) => Create(key.ToString("N"), keyExtension);

    public static IdSpan CreateIntegerKey(long key, string? keyExtension = null) => Create(key.ToString("X", CultureInfo.InvariantCulture), keyExtension);

    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt)
    {
        var (first, extension) = Parts(grainId, GuidLength);
        keyExt = extension;
        return Guid.TryParseExact(first, "N", out var key) ? key : throw new ArgumentException($"The key of {grainId} is no Guid.");
    }

    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt)
    {
        var (first, extension) = Parts(grainId, grainId.Key.ToString().IndexOf('+', StringComparison.Ordinal));
        keyExt = extension;
        return long.TryParse(first, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key)
            ? key
            : throw new ArgumentException($"The key of {grainId} is no integer.");
    }

    private static IdSpan Create(string first, string? extension) =>
        IdSpan.Create(string.IsNullOrWhiteSpace(extension) ? first : $"{first}+{extension}");

    private static (string First, string? Extension) Parts(GrainId grainId, int plus)
    {
        var key = grainId.Key.ToString();
        return plus >= 0 && key.Length > plus && key[plus] == '+' ? (key[..plus], key[(plus + 1)..]) : (key, null);
    }
}
