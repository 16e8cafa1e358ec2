using System.Text.Json;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Compares responses and lists of errors.</summary>
internal static class Responses
{
    /// <summary>Null when both have as many errors at the same places, in any order.</summary>
    public static string? Places(JsonElement ours, JsonElement theirs)
    {
        var got = Errors(ours).Select(Locations).Order(StringComparer.Ordinal).ToList();
        var expected = Errors(theirs).Select(Locations).Order(StringComparer.Ordinal).ToList();
        return got.SequenceEqual(expected) ? null : $"Errors are at [{string.Join("], [", got)}], expected at [{string.Join("], [", expected)}].";
    }

    /// <summary>Null when both responses say the same.</summary>
    public static string? Difference(JsonElement ours, JsonElement theirs)
    {
        var hasData = theirs.TryGetProperty("data", out var expected);
        if (ours.TryGetProperty("data", out var data) != hasData)
        {
            return "Only one response has data.";
        }

        return !hasData ? Places(ours, theirs)
            : !IsSame(data, expected) ? "The data differ."
            : ErrorsOfFields(ours, theirs, expected);
    }

    public static bool IsSame(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        switch (left.ValueKind)
        {
            case JsonValueKind.Object:
                var members = left.EnumerateObject().ToList();
                var others = right.EnumerateObject().ToList();
                return members.Count == others.Count && members.Zip(others).All(pair => pair.First.Name == pair.Second.Name && IsSame(pair.First.Value, pair.Second.Value));
            case JsonValueKind.Array:
                return left.GetArrayLength() == right.GetArrayLength() && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => IsSame(pair.First, pair.Second));
            case JsonValueKind.Number:
                return left.GetDouble().Equals(right.GetDouble());
            case JsonValueKind.String:
                return IsSameText(left.GetString()!, right.GetString()!);
            default:
                return true;
        }
    }

    private static bool IsSameText(string left, string right)
    {
        const string Arguments = "ARGS:";
        if (!left.StartsWith(Arguments, StringComparison.Ordinal) || !right.StartsWith(Arguments, StringComparison.Ordinal))
        {
            return left == right;
        }

        using var one = JsonDocument.Parse(left[Arguments.Length..]);
        using var other = JsonDocument.Parse(right[Arguments.Length..]);
        return IsSameUnordered(one.RootElement, other.RootElement);
    }

    private static bool IsSameUnordered(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => left.EnumerateObject().Count() == right.EnumerateObject().Count()
            && left.EnumerateObject().All(member => right.TryGetProperty(member.Name, out var other) && IsSameUnordered(member.Value, other)),
        (JsonValueKind.Array, JsonValueKind.Array) => left.GetArrayLength() == right.GetArrayLength()
            && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => IsSameUnordered(pair.First, pair.Second)),
        _ => IsSame(left, right),
    };

    /// <summary>Where several errors end at one null, any of them will do; an error that is alone has to be there.</summary>
    private static string? ErrorsOfFields(JsonElement ours, JsonElement theirs, JsonElement data)
    {
        var got = Errors(ours).ToLookup(error => NulledAt(data, error), Place);
        var expected = Errors(theirs).ToLookup(error => NulledAt(data, error), Place);
        foreach (var position in got.Select(group => group.Key).Union(expected.Select(group => group.Key)))
        {
            var mine = got[position].ToList();
            var known = expected[position].ToList();
            if (known.Count == 1 ? !mine.SequenceEqual(known) : mine.Count == 0 || mine.Except(known).Any())
            {
                return $"Errors below {position} are {string.Join(" and ", mine)}, expected {string.Join(" and ", known)}.";
            }
        }

        var messages = Errors(theirs).ToLookup(Place, error => error.GetProperty("message").GetString()!);
        return Errors(ours).FirstOrDefault(error => messages[Place(error)].Any(IsOfResolver) && !messages[Place(error)].Contains(error.GetProperty("message").GetString()!)) is { ValueKind: JsonValueKind.Object } wrong
            ? $"A resolver's message was changed: {wrong.GetRawText()}"
            : null;
    }

    /// <summary>Errors of generated data say so.</summary>
    private static bool IsOfResolver(string message) => message.StartsWith("boom", StringComparison.Ordinal);

    private static string NulledAt(JsonElement data, JsonElement error)
    {
        var at = "$";
        foreach (var step in error.TryGetProperty("path", out var path) ? path.EnumerateArray() : default)
        {
            if (data.ValueKind == JsonValueKind.Null)
            {
                break;
            }

            data = step.ValueKind == JsonValueKind.Number ? data[step.GetInt32()] : data.GetProperty(step.GetString()!);
            at += $".{step}";
        }

        return at;
    }

    private static JsonElement.ArrayEnumerator Errors(JsonElement answer) => answer.TryGetProperty("errors", out var errors) ? errors.EnumerateArray() : default;

    private static string Place(JsonElement error) => $"{(error.TryGetProperty("path", out var path) ? path.GetRawText() : string.Empty)} at {Locations(error)}";

    private static string Locations(JsonElement error) => error.TryGetProperty("locations", out var locations)
        ? string.Join(' ', locations.EnumerateArray().Select(one => $"{one.GetProperty("line")}:{one.GetProperty("column")}").Order(StringComparer.Ordinal))
        : string.Empty;
}
