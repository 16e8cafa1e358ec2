using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// CoerceArgumentValues(objectType, field, variableValues), https://spec.graphql.org/September2025/#CoerceArgumentValues().
/// Arguments without variables are coerced once. Values are by the index of the argument's definition.
/// </summary>
internal sealed class ArgumentPlan
{
    private readonly FieldNode node;
    private readonly IReadOnlyList<InputValue> definitions;
    private readonly ValueNode?[] literals;
    private readonly object?[]? constant;

    public ArgumentPlan(FieldNode node, IReadOnlyList<InputValue> definitions)
    {
        this.node = node;
        this.definitions = definitions;
        literals = new ValueNode?[definitions.Count];
        foreach (var definition in definitions)
        {
            literals[definition.Index] = node.Arguments.LastOrDefault(argument => argument.Name.Value == definition.Name)?.Value;
        }

        if (literals.All(literal => literal is null || !UsesVariables(literal)))
        {
            try
            {
                constant = Coerce(VariableValues.Empty);
            }
            catch (CoercionException)
            {
                constant = null; // tried again, and reported, when the field is executed
            }
        }
    }

    /// <exception cref="CoercionException">An argument does not fit; becomes the error of the field.</exception>
    public object?[] Values(VariableValues variables) => constant ?? Coerce(variables);

    private object?[] Coerce(VariableValues variables)
    {
        var values = InputObjectValue.NewValues(definitions.Count);
        foreach (var definition in definitions)
        {
            var literal = literals[definition.Index];
            var isAbsent = literal is null || (literal is VariableNode variable && !variables.Contains(variable.Name.Value));
            values[definition.Index] =
                !isAbsent ? Coerce(literal!, definition, variables)
                : !definition.IsRequired ? LiteralCoercion.Default(definition)
                : literal is null ? throw new CoercionException($"Argument \"{definition}\" of required type \"{definition.Type}\" was not provided.", node.Location)
                : Coerce(literal, definition, variables);
        }

        return values;
    }

    private static object? Coerce(ValueNode literal, InputValue definition, VariableValues variables)
    {
        try
        {
            return LiteralCoercion.Coerce(literal, definition.Type, variables);
        }
        catch (CoercionException exception)
        {
            throw new CoercionException($"Argument \"{definition}\" has invalid value: {exception.Message}", exception.Location ?? literal.Location);
        }
    }

    private static bool UsesVariables(ValueNode literal) => literal switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(UsesVariables),
        ObjectValueNode value => value.Fields.Any(field => UsesVariables(field.Value)),
        _ => false,
    };
}
