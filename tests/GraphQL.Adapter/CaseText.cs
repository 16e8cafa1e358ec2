using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sunomi.GraphQL.Adapter;

/// <summary>Strings of cases, which may have halves of surrogate pairs: an engine has to say something to these too.</summary>
internal static class CaseText
{
    public static string Of(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException) when (value.ValueKind == JsonValueKind.String)
        {
            return Unescape(value.GetRawText());
        }
    }

    private static string Unescape(string json)
    {
        var text = new StringBuilder();
        for (var i = 1; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            var escape = json[++i];
            if (escape == 'u')
            {
                text.Append((char)int.Parse(json.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escape });
            }
        }

        return text.ToString();
    }
}
