using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// Input coercion of literals, https://spec.graphql.org/September2025/#sec-Input-Values and the "Input Coercion" of each type.
/// Results: see <see cref="ScalarCoercion"/>; <see cref="EnumValue"/>, <c>object?[]</c> and <see cref="InputObjectValue"/> for the other types.
/// </summary>
internal static class LiteralCoercion
{
    /// <exception cref="CoercionException">The literal does not fit the type.</exception>
    public static object? Coerce(ValueNode literal, GraphQLType type, VariableValues? variables)
    {
        if (literal is VariableNode variable)
        {
            return Variable(variable, type, variables);
        }

        switch (type)
        {
            case NonNullType nonNull:
                return literal is NullValueNode
                    ? throw new CoercionException($"Expected value of non-null type \"{type}\" not to be null.", literal.Location)
                    : Coerce(literal, nonNull.Inner, variables);
            case var _ when literal is NullValueNode:
                return null;
            case ListType list:
                return List(literal, list, variables);
            case InputObjectType input:
                return literal is ObjectValueNode fields
                    ? Object(fields, input, variables)
                    : throw new CoercionException($"Expected value of type \"{type}\" to be an object, found: {Printer.Print(literal)}.", literal.Location);
            case EnumType values:
                return literal is EnumValueNode name && values.Values.TryGetValue(name.Value, out var value)
                    ? value
                    : throw new CoercionException($"Value {Printer.Print(literal)} does not exist in \"{type}\" enum.", literal.Location);
            default:
                return Scalar(literal, (ScalarType)type, variables);
        }
    }

    /// <summary>The default of an argument or input field as a coerced value, or <see cref="Absent.Value"/>.</summary>
    public static object? Default(InputValue input) =>
        input.DefaultValue is { } literal ? (input.CoercedDefault ??= new(Coerce(literal, input.Type, null))).Value : Absent.Value;

    private static object? Variable(VariableNode variable, GraphQLType type, VariableValues? variables)
    {
        var value = variables?.Find(variable.Name.Value) ?? (variables is null ? Absent.Value : null);
        return value is Absent && type is NonNullType
                ? throw new CoercionException($"Expected variable \"${variable.Name}\" provided to type \"{type}\" to provide a runtime value.", variable.Location)
            : value is null && type is NonNullType
                ? throw new CoercionException($"Expected variable \"${variable.Name}\" provided to non-null type \"{type}\" not to be null.", variable.Location)
            : value is Absent ? null
            : value;
    }

    private static object?[] List(ValueNode literal, ListType type, VariableValues? variables)
    {
        if (literal is not ListValueNode items)
        {
            return [Coerce(literal, type.Item, variables)];
        }

        var values = new object?[items.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Coerce(items.Values[i], type.Item, variables);
        }

        return values;
    }

    private static InputObjectValue Object(ObjectValueNode literal, InputObjectType type, VariableValues? variables)
    {
        var result = new InputObjectValue(type);
        foreach (var field in literal.Fields)
        {
            if (!type.Fields.TryGetValue(field.Name.Value, out var definition))
            {
                throw new CoercionException($"Field \"{field.Name}\" is not defined by type \"{type}\".", field.Location);
            }

            if (field.Value is not VariableNode variable || variables?.Contains(variable.Name.Value) == true || definition.IsRequired)
            {
                result.Values[definition.Index] = Coerce(field.Value, definition.Type, variables);
            }
        }

        foreach (var definition in type.Fields.Values.Where(definition => result.Values[definition.Index] is Absent))
        {
            result.Values[definition.Index] = definition.IsRequired
                ? throw new CoercionException($"Expected value of type \"{type}\" to include required field \"{definition.Name}\".", literal.Location)
                : Default(definition);
        }

        if (type.IsOneOf && (literal.Fields.Count != 1 || result.Values.Count(value => value is not (Absent or null)) != 1))
        {
            throw new CoercionException(OneOfMessage(type), literal.Location);
        }

        return result;
    }

    internal static string OneOfMessage(InputObjectType type) =>
        $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be non-null.";

    private static object? Scalar(ValueNode literal, ScalarType type, VariableValues? variables)
    {
        try
        {
            return type.Coercion.CoerceLiteral(literal, variables);
        }
        catch (CoercionException exception) when (exception.Location is null)
        {
            throw new CoercionException($"Expected value of type \"{type}\": {exception.Message}", literal.Location);
        }
    }
}
