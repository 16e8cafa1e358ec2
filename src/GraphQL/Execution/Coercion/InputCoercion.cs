using System.Globalization;
using System.Text;
using System.Text.Json;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// Input coercion of the JSON value of one variable, the "Input Coercion" of each type in https://spec.graphql.org/September2025/#sec-Types.
/// A stranger chose the value: depth and number of errors are limited, and where it stands is put into words only for an error.
/// </summary>
internal sealed class InputCoercion(VariablePlan variable, GraphQLLimits limits, List<GraphQLError> errors)
{
    /// <summary>Field names and, where the name is null, list indices down to the value that is being coerced.</summary>
    private readonly List<(string? Name, int Index)> path = [];

    /// <exception cref="CoercionAbortedException">The value is nested too deep, or there are too many errors.</exception>
    public object? Coerce(JsonElement value, GraphQLType type)
    {
        var isNull = value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;
        switch (type)
        {
            case NonNullType nonNull:
                return isNull ? Report($"Expected value of non-null type \"{type}\" not to be null.") : Coerce(value, nonNull.Inner);
            case var _ when isNull:
                return null;
            case ListType list:
                return List(value, list);
            case InputObjectType input:
                return value.ValueKind == JsonValueKind.Object
                    ? Object(value, input)
                    : Report($"Expected value of type \"{type}\" to be an object, found: {JsonText.Shorten(value)}.");
            case EnumType values:
                return Enum(value, values);
            default:
                return Scalar(value, (ScalarType)type);
        }
    }

    private object?[] List(JsonElement value, ListType type)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Coerce(value, type.Item)];
        }

        var items = new object?[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            Enter(null, index);
            items[index++] = Coerce(item, type.Item);
            Leave();
        }

        return items;
    }

    private InputObjectValue Object(JsonElement value, InputObjectType type)
    {
        var result = new InputObjectValue(type);
        var known = 0;
        var hasNull = false;
        foreach (var member in value.EnumerateObject())
        {
            if (!type.Fields.TryGetValue(member.Name, out var field))
            {
                Report($"Field \"{member.Name}\" is not defined by type \"{type}\".{Suggestions.For(member.Name, type.Fields.Keys)}");
                continue;
            }

            known++;
            hasNull |= member.Value.ValueKind == JsonValueKind.Null;
            Enter(field.Name, 0);
            result.Values[field.Index] = Coerce(member.Value, field.Type);
            Leave();
        }

        foreach (var field in type.Fields.Values)
        {
            if (result.Values[field.Index] is Absent)
            {
                result.Values[field.Index] = field.IsRequired
                    ? Report($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {JsonText.Shorten(value)}.")
                    : LiteralCoercion.Default(field);
            }
        }

        if (type.IsOneOf && (known != 1 || hasNull))
        {
            Report(LiteralCoercion.OneOfMessage(type));
        }

        return result;
    }

    private object? Enum(JsonElement value, EnumType type)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return Report($"Enum \"{type}\" cannot represent non-string value: {JsonText.Shorten(value)}.");
        }

        var name = value.GetString()!;
        return type.Values.TryGetValue(name, out var found)
            ? found
            : Report($"Value \"{name}\" does not exist in \"{type}\" enum.{Suggestions.For(name, type.Values.Keys)}");
    }

    private object? Scalar(JsonElement value, ScalarType type)
    {
        if (JsonText.IsDeeperThan(value, limits.Nesting - path.Count))
        {
            throw TooDeep();
        }

        try
        {
            return type.Coercion.CoerceValue(value);
        }
        catch (CoercionException exception)
        {
            return Report(exception.Message);
        }
    }

    private void Enter(string? name, int index)
    {
        path.Add((name, index));
        if (path.Count > limits.Nesting)
        {
            throw TooDeep();
        }
    }

    private void Leave() => path.RemoveAt(path.Count - 1);

    private CoercionAbortedException TooDeep() =>
        new($"The value of variable \"${variable.Name}\" is nested deeper than {limits.Nesting} levels (limit: nesting).");

    private object? Report(string message)
    {
        VariableCoercion.Add(errors, GraphQLError.At($"Variable \"${variable.Name}\" has invalid value{Place()}: {message}", variable.Node.Location), limits);
        return null;
    }

    private string Place()
    {
        if (path.Count == 0)
        {
            return string.Empty;
        }

        var place = new StringBuilder($" at \"{variable.Name}");
        foreach (var (name, index) in path)
        {
            _ = name is null ? place.Append(CultureInfo.InvariantCulture, $"[{index}]") : place.Append('.').Append(name);
        }

        return place.Append('"').ToString();
    }
}
