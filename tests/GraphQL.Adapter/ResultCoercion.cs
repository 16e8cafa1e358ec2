using System.Globalization;
using System.Text.Json;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Adapter;

/// <summary>
/// "Result Coercion" of each scalar in https://spec.graphql.org/September2025/#sec-Scalars for values whose type is only known when they are
/// there: what JSON can say. Resolvers in C# have types, so the engine itself has no use for it.
/// </summary>
internal static class ResultCoercion
{
    /// <param name="writer">Gets the value.</param>
    /// <param name="type">What the schema says.</param>
    /// <param name="value">A string, bool, long, double or <see cref="JsonElement"/>.</param>
    /// <exception cref="CoercionException">The value is none of this scalar.</exception>
    public static void Write(JsonWriter writer, ScalarType type, object value)
    {
        switch (type.Name)
        {
            case "Int":
                writer.Number(Number(value) is { } whole && whole is >= int.MinValue and <= int.MaxValue && Math.Floor(whole) == whole ? (long)whole : throw Refusal(type, value));
                break;
            case "Float":
                writer.Number(Number(value) ?? throw Refusal(type, value));
                break;
            case "String":
                writer.String(Text(value) ?? throw Refusal(type, value));
                break;
            case "Boolean":
                writer.Boolean((value is string ? null : Number(value)) is { } flag ? flag != 0 : throw Refusal(type, value));
                break;
            case "ID":
                writer.String((value is bool || (value is double number && Math.Floor(number) != number) ? null : Text(value)) ?? throw Refusal(type, value));
                break;
            default:
                WriteAny(writer, type, value);
                break;
        }
    }

    private static double? Number(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        long whole => whole,
        double number when double.IsFinite(number) => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static string? Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => NumberText.Of(number),
        _ => null,
    };

    private static void WriteAny(JsonWriter writer, ScalarType type, object value)
    {
        switch (value)
        {
            case JsonElement json:
                writer.Json(json);
                break;
            case string text:
                writer.String(text);
                break;
            case bool flag:
                writer.Boolean(flag);
                break;
            case long whole:
                writer.Number(whole);
                break;
            default:
                writer.Number(Number(value) ?? throw Refusal(type, value));
                break;
        }
    }

    private static CoercionException Refusal(ScalarType type, object value) => new($"{type} cannot represent value: {(value is string text ? $"\"{text}\"" : value)}");
}
