using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Keys that are not strings, spelled as the packages do: Guids as 32 hex digits, integers in hexadecimal without leading zeros.</summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static Guid GetGuidKey(this GrainId grainId) =>
        Guid.TryParseExact(grainId.Key.ToString(), "N", out var key) ? key : throw new ArgumentException($"The key of {grainId} is no Guid.");

    public static long GetIntegerKey(this GrainId grainId) =>
        long.TryParse(grainId.Key.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key)
            ? key
            : throw new ArgumentException($"The key of {grainId} is no integer.");
}
