using System.Globalization;
using System.Text.Json;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>CoerceVariableValues(schema, operation, variableValues), https://spec.graphql.org/September2025/#CoerceVariableValues().</summary>
internal static class VariableCoercion
{
    /// <param name="definitions">The variables of the operation with their types.</param>
    /// <param name="given">A JSON object, null or undefined.</param>
    /// <param name="errors">Gets an error for each misfit.</param>
    public static VariableValues Coerce(IReadOnlyList<VariablePlan> definitions, JsonElement given, List<GraphQLError> errors)
    {
        if (definitions.Count == 0)
        {
            return VariableValues.Empty;
        }

        var values = new VariableValues();
        foreach (var variable in definitions)
        {
            if (given.ValueKind == JsonValueKind.Object && given.TryGetProperty(variable.Name, out var value))
            {
                var coercion = new Coercion(variable, errors);
                values.Set(variable.Name, coercion.Coerce(value, variable.Type, string.Empty));
            }
            else if (variable.Node.DefaultValue is { } literal)
            {
                SetDefault(values, variable, literal, errors);
            }
            else if (variable.Type is NonNullType)
            {
                errors.Add(GraphQLError.At($"Variable \"${variable.Name}\" of required type \"{variable.Type}\" was not provided.", variable.Node.Location));
            }
        }

        return values;
    }

    private static void SetDefault(VariableValues values, VariablePlan variable, ValueNode literal, List<GraphQLError> errors)
    {
        try
        {
            values.Set(variable.Name, LiteralCoercion.Coerce(literal, variable.Type, null));
        }
        catch (CoercionException exception)
        {
            errors.Add(GraphQLError.At($"Variable \"${variable.Name}\" has invalid default value: {exception.Message}", variable.Node.Location));
        }
    }

    private readonly struct Coercion(VariablePlan variable, List<GraphQLError> errors)
    {
        public object? Coerce(JsonElement value, GraphQLType type, string path)
        {
            var isNull = value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;
            switch (type)
            {
                case NonNullType nonNull:
                    return isNull ? Report(path, $"Expected value of non-null type \"{type}\" not to be null.") : Coerce(value, nonNull.Inner, path);
                case var _ when isNull:
                    return null;
                case ListType list:
                    return List(value, list, path);
                case InputObjectType input:
                    return value.ValueKind == JsonValueKind.Object
                        ? Object(value, input, path)
                        : Report(path, $"Expected value of type \"{type}\" to be an object, found: {JsonText.Shorten(value)}.");
                case EnumType values:
                    return Enum(value, values, path);
                default:
                    return Scalar(value, (ScalarType)type, path);
            }
        }

        private object?[] List(JsonElement value, ListType type, string path)
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                return [Coerce(value, type.Item, path)];
            }

            var items = new object?[value.GetArrayLength()];
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                items[index] = Coerce(item, type.Item, type.Item.Named is InputObjectType ? string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]") : path);
                index++;
            }

            return items;
        }

        private InputObjectValue Object(JsonElement value, InputObjectType type, string path)
        {
            var result = new InputObjectValue(type);
            var known = 0;
            var hasNull = false;
            foreach (var member in value.EnumerateObject())
            {
                if (!type.Fields.TryGetValue(member.Name, out var field))
                {
                    Report(path, $"Field \"{member.Name}\" is not defined by type \"{type}\".{Suggestions.For(member.Name, type.Fields.Keys)}");
                    continue;
                }

                known++;
                hasNull |= member.Value.ValueKind == JsonValueKind.Null;
                result.Values[field.Index] = Coerce(member.Value, field.Type, $"{path}.{member.Name}");
            }

            foreach (var field in type.Fields.Values.Where(field => result.Values[field.Index] is Absent))
            {
                result.Values[field.Index] = field.IsRequired
                    ? Report(path, $"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {JsonText.Shorten(value)}.")
                    : LiteralCoercion.Default(field);
            }

            if (type.IsOneOf && (known != 1 || hasNull))
            {
                Report(path, LiteralCoercion.OneOfMessage(type));
            }

            return result;
        }

        private object? Enum(JsonElement value, EnumType type, string path)
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                return Report(path, $"Enum \"{type}\" cannot represent non-string value: {JsonText.Shorten(value)}.");
            }

            var name = value.GetString()!;
            return type.Values.TryGetValue(name, out var found)
                ? found
                : Report(path, $"Value \"{name}\" does not exist in \"{type}\" enum.{Suggestions.For(name, type.Values.Keys)}");
        }

        private object? Scalar(JsonElement value, ScalarType type, string path)
        {
            try
            {
                return type.Coercion.CoerceValue(value);
            }
            catch (CoercionException exception)
            {
                return Report(path, exception.Message);
            }
        }

        private object? Report(string path, string message)
        {
            var place = path.Length > 0 ? $" at \"{variable.Name}{path}\"" : string.Empty;
            errors.Add(GraphQLError.At($"Variable \"${variable.Name}\" has invalid value{place}: {message}", variable.Node.Location));
            return null;
        }
    }
}
