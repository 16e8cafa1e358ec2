using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Sunomi.GraphQL.Types;

/// <summary>JSON values of requests as text, for coercion and for messages.</summary>
internal static class JsonText
{
    /// <summary>The beginning of a value, long enough to recognise it.</summary>
    public static string Shorten(JsonElement value)
    {
        const int Longest = 100;
        var json = JsonMarshal.GetRawUtf8Value(value);
        return json.Length <= Longest ? Encoding.UTF8.GetString(json) : $"{Encoding.UTF8.GetString(json[..Longest]).TrimEnd('\uFFFD')}…";
    }

    /// <summary>Whether lists and objects are inside of each other more often than that.</summary>
    public static bool IsDeeperThan(JsonElement value, int levels)
    {
        if (value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            return false;
        }

        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(value), new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.CurrentDepth > levels)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether all names and strings can be read: they are UTF-8, and no escape sequence stands for half of a surrogate pair.
    /// Reading one that cannot throws, so what strangers send is asked this first.
    /// </summary>
    public static bool IsReadable(JsonElement value)
    {
        var json = value.ValueKind == JsonValueKind.Undefined ? [] : JsonMarshal.GetRawUtf8Value(value);
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        var expectsLow = false;
        while (json.IndexOf((byte)'\\') is >= 0 and var start)
        {
            if (expectsLow && start > 0)
            {
                return false;
            }

            json = json[start..];
            var isUnicode = json[1] == 'u';
            var unit = isUnicode && Utf8Parser.TryParse(json.Slice(2, 4), out ushort code, out _, 'x') ? (char)code : ' ';
            if (char.IsLowSurrogate(unit) != expectsLow)
            {
                return false;
            }

            expectsLow = char.IsHighSurrogate(unit);
            json = json[(isUnicode ? 6 : 2)..];
        }

        return !expectsLow;
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
            ? NumberText.Of(number)
            : null;
    }
}
