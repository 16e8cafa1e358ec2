using System.Globalization;
using System.Text.Json;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>The five scalars of the specification, https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars.</summary>
internal static class BuiltInScalars
{
    public static IReadOnlyList<ScalarType> All =>
    [
        new("Int", [], new IntCoercion()),
        new("Float", [], new FloatCoercion()),
        new("String", [], new StringCoercion()),
        new("Boolean", [], new BooleanCoercion()),
        new("ID", [], new IdCoercion()),
    ];

    public static bool IsBuiltIn(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";
}

internal sealed class IntCoercion : ScalarCoercion
{
    public override object CoerceLiteral(ValueNode literal, VariableValues? variables) =>
        literal is not IntValueNode number ? throw new CoercionException($"Int cannot represent non-integer value: {Printer.Print(literal)}")
        : int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw new CoercionException($"Int cannot represent non 32-bit signed integer value: {number.Value}");

    public override object CoerceValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : value.ValueKind == JsonValueKind.Number && ToInt(value.GetDouble()) is { } whole ? whole
        : throw new CoercionException($"Int cannot represent non-integer value or one beyond 32 bits: {JsonText.Shorten(value)}");

    private static int? ToInt(double value) => value >= int.MinValue && value <= int.MaxValue && Math.Floor(value) == value ? (int)value : null;
}

internal sealed class FloatCoercion : ScalarCoercion
{
    public override object CoerceLiteral(ValueNode literal, VariableValues? variables)
    {
        var text = literal switch
        {
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => throw new CoercionException($"Float cannot represent non numeric value: {Printer.Print(literal)}"),
        };
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw new CoercionException($"Float cannot represent a value beyond double precision: {text}");
    }

    public override object CoerceValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new CoercionException($"Float cannot represent non numeric value: {JsonText.Shorten(value)}");
}

internal sealed class StringCoercion : ScalarCoercion
{
    public override object CoerceLiteral(ValueNode literal, VariableValues? variables) =>
        literal is StringValueNode text ? text.Value : throw new CoercionException($"String cannot represent a non string value: {Printer.Print(literal)}");

    public override object CoerceValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new CoercionException($"String cannot represent a non string value: {JsonText.Shorten(value)}");
}

internal sealed class BooleanCoercion : ScalarCoercion
{
    public override object CoerceLiteral(ValueNode literal, VariableValues? variables) =>
        literal is BooleanValueNode flag ? flag.Value : throw new CoercionException($"Boolean cannot represent a non boolean value: {Printer.Print(literal)}");

    public override object CoerceValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new CoercionException($"Boolean cannot represent a non boolean value: {JsonText.Shorten(value)}");
}

internal sealed class IdCoercion : ScalarCoercion
{
    public override object CoerceLiteral(ValueNode literal, VariableValues? variables) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw new CoercionException($"ID cannot represent a non-string and non-integer value: {Printer.Print(literal)}"),
    };

    public override object CoerceValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when JsonText.Integer(value) is { } number => number,
        _ => throw new CoercionException($"ID cannot represent value: {JsonText.Shorten(value)}"),
    };
}
