using System.Text.Json;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>CoerceVariableValues(schema, operation, variableValues), https://spec.graphql.org/September2025/#CoerceVariableValues().</summary>
internal static class VariableCoercion
{
    /// <summary>Up to this many variables are looked for one by one; more of them with one pass over what was given.</summary>
    private const int Few = 4;

    /// <param name="definitions">The variables of the operation with their types.</param>
    /// <param name="given">A JSON object, null or undefined.</param>
    /// <param name="limits">How deep values may be, and how many misfits are told.</param>
    /// <param name="errors">Gets an error for each misfit.</param>
    public static VariableValues Coerce(IReadOnlyList<VariablePlan> definitions, JsonElement given, GraphQLLimits limits, List<GraphQLError> errors)
    {
        if (definitions.Count == 0)
        {
            return VariableValues.Empty;
        }

        var values = new VariableValues();
        if (!JsonText.IsReadable(given))
        {
            errors.Add(new("The variables have a string that is no Unicode text (invalid UTF-8 or an unpaired surrogate)."));
            return values;
        }

        try
        {
            var members = given.ValueKind == JsonValueKind.Object && definitions.Count > Few ? Members(given) : null;
            foreach (var variable in definitions)
            {
                if (Find(given, members, variable.Name, out var value))
                {
                    values.Set(variable.Name, new InputCoercion(variable, limits, errors).Coerce(value, variable.Type));
                }
                else if (variable.Node.DefaultValue is { } literal)
                {
                    SetDefault(values, variable, literal, limits, errors);
                }
                else if (variable.Type is NonNullType)
                {
                    Add(errors, GraphQLError.At($"Variable \"${variable.Name}\" of required type \"{variable.Type}\" was not provided.", variable.Node.Location), limits);
                }
            }
        }
        catch (CoercionAbortedException exception)
        {
            errors.Add(new(exception.Message) { Code = GraphQLError.LimitExceeded });
        }

        return values;
    }

    /// <exception cref="CoercionAbortedException">There are enough of them.</exception>
    internal static void Add(List<GraphQLError> errors, GraphQLError error, GraphQLLimits limits)
    {
        errors.Add(error);
        if (errors.Count >= limits.ValidationErrors)
        {
            throw new CoercionAbortedException($"Coercion of variables stopped after {limits.ValidationErrors} errors (limit: validation errors).");
        }
    }

    private static Dictionary<string, JsonElement> Members(JsonElement given)
    {
        var members = new Dictionary<string, JsonElement>();
        foreach (var member in given.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static bool Find(JsonElement given, Dictionary<string, JsonElement>? members, string name, out JsonElement value)
    {
        value = default;
        return members is not null ? members.TryGetValue(name, out value) : given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out value);
    }

    private static void SetDefault(VariableValues values, VariablePlan variable, ValueNode literal, GraphQLLimits limits, List<GraphQLError> errors)
    {
        try
        {
            values.Set(variable.Name, LiteralCoercion.Coerce(literal, variable.Type, null));
        }
        catch (CoercionException exception)
        {
            Add(errors, GraphQLError.At($"Variable \"${variable.Name}\" has invalid default value: {exception.Message}", variable.Node.Location), limits);
        }
    }
}
