using System.Text.RegularExpressions;

namespace Sunomi.Storage.Objects;

/// <summary>
/// Keys are 1 to 512 characters: segments of 1 to 128 letters, digits, dots, underscores and hyphens, each starting with a letter or
/// digit, joined by single slashes. So no key climbs out of a folder, and names that start with a dot are free for a store's own use.
/// </summary>
public static partial class ObjectKey
{
    public const int MaxLength = 512;

    public static bool IsValid(string? key) => key is { Length: <= MaxLength } && Pattern().IsMatch(key);

    internal static void Demand(string key)
    {
        if (!IsValid(key))
        {
            throw new ArgumentException($"'{key}' is not a key of an object.", nameof(key));
        }
    }

    internal static void DemandPrefix(string prefix)
    {
        if (!prefix.EndsWith('/') || !IsValid(prefix[..^1]))
        {
            throw new ArgumentException($"'{prefix}' is not a prefix of keys: it must end with a slash.", nameof(prefix));
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9][A-Za-z0-9._-]{0,127})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
