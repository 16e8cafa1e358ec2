using System.Globalization;
using System.Text.Json;

namespace Sunomi.GraphQL.Types;

/// <summary>JSON values of requests as text, for coercion and for messages.</summary>
internal static class JsonText
{
    public static string Shorten(JsonElement value)
    {
        const int Longest = 100;
        var text = value.GetRawText();
        return text.Length <= Longest ? text : $"{text[..Longest]}…";
    }

    /// <summary>The text of a JSON string; lone surrogates, which have no UTF-8, are refused.</summary>
    public static string StringOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new Execution.CoercionException("A string has an unpaired surrogate.");
        }
    }

    /// <summary>The digits of a whole number in any spelling, or null.</summary>
    public static string? Integer(JsonElement value)
    {
        var text = value.GetRawText();
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return text == "-0" ? "0" : text;
        }

        var number = value.GetDouble();
        return double.IsFinite(number) && Math.Floor(number) == number && Math.Abs(number) < 1e21
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : null;
    }
}

/// <summary>Results of resolvers as text.</summary>
internal static class ResultText
{
    /// <summary>Strings, numbers and booleans as GraphQL strings; null for anything else.</summary>
    public static string? Scalar(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => double.IsFinite(number) ? Number(number) : null,
        float number => float.IsFinite(number) ? Number(number) : null,
        Uri uri => uri.OriginalString,
        Guid or IConvertible => Convert.ToString(value, CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>For the message of an error: scalars as they are, the type of anything else.</summary>
    public static string Of(object value) => value is string text ? $"\"{text}\"" : value is IConvertible ? Scalar(value) ?? $"{value}" : value.GetType().Name;

    private static string Number(double number) =>
        Math.Floor(number) == number && Math.Abs(number) < 1e21 ? number.ToString("F0", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
}
