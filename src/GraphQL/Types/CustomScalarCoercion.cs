using System.Globalization;
using System.Text.Json;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>A scalar of the schema that may be any JSON; what C# makes of it is checked where it is bound.</summary>
internal sealed class CustomScalarCoercion : ScalarCoercion
{
    /// <summary>When set, refuses with an exception of parsing what no resolver could read.</summary>
    public Action<object>? Check { get; set; }

    public override object? CoerceLiteral(ValueNode literal, VariableValues? variables) => Checked(FromLiteral(literal, variables));

    public override object? CoerceValue(JsonElement value) => Checked(FromJson(value));

    private object? Checked(object? value)
    {
        if (value is not null && Check is { } check)
        {
            try
            {
                check(value);
            }
            catch (Exception exception) when (exception is FormatException or OverflowException or GraphQLException)
            {
                throw new CoercionException(exception.Message);
            }
        }

        return value;
    }

    private static object? FromJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => FromJsonArray(value),
        JsonValueKind.Object => FromJsonObject(value),
        _ => null,
    };

    private static object?[] FromJsonArray(JsonElement value)
    {
        var items = new object?[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[index++] = FromJson(item);
        }

        return items;
    }

    private static Dictionary<string, object?> FromJsonObject(JsonElement value)
    {
        var members = new Dictionary<string, object?>();
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = FromJson(member.Value);
        }

        return members;
    }

    private static object? FromLiteral(ValueNode literal, VariableValues? variables)
    {
        switch (literal)
        {
            case IntValueNode number when long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole):
                return whole;
            case IntValueNode number:
                return double.Parse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
            case FloatValueNode number:
                return double.Parse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
            case StringValueNode text:
                return text.Value;
            case BooleanValueNode flag:
                return flag.Value;
            case EnumValueNode name:
                return name.Value;
            case ListValueNode list:
                return list.Values.Select(item => FromLiteral(item, variables)).ToArray();
            case ObjectValueNode fields:
                var members = new Dictionary<string, object?>();
                foreach (var field in fields.Fields)
                {
                    if (field.Value is not VariableNode name || variables?.Contains(name.Name.Value) == true)
                    {
                        members[field.Name.Value] = FromLiteral(field.Value, variables);
                    }
                }

                return members;
            case VariableNode variable:
                return variables?.Find(variable.Name.Value) is var found && found is not Absent ? found : null;
            default:
                return null;
        }
    }
}
