using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation;

/// <summary>Whether a literal fits an input type, as far as that is known without variables.</summary>
internal static class InputLiterals
{
    /// <summary>Reports a message and the place of each misfit.</summary>
    public static void Validate(ValueNode literal, GraphQLType type, Action<string, Node> report)
    {
        switch (type)
        {
            case var _ when literal is VariableNode:
                return;
            case NonNullType nonNull when literal is NullValueNode:
                report($"Expected value of non-null type \"{nonNull}\" not to be null.", literal);
                return;
            case NonNullType nonNull:
                Validate(literal, nonNull.Inner, report);
                return;
            case var _ when literal is NullValueNode:
                return;
            case ListType list when literal is ListValueNode items:
                foreach (var item in items.Values)
                {
                    Validate(item, list.Item, report);
                }

                return;
            case ListType list:
                Validate(literal, list.Item, report);
                return;
            case InputObjectType input when literal is ObjectValueNode value:
                ValidateObject(value, input, report);
                return;
            case InputObjectType:
                report($"Expected value of type \"{type}\" to be an object, found: {Printer.Print(literal)}.", literal);
                return;
            case EnumType values:
                ValidateEnum(literal, values, report);
                return;
            case ScalarType scalar:
                ValidateScalar(literal, scalar, report);
                return;
        }
    }

    private static void ValidateObject(ObjectValueNode value, InputObjectType type, Action<string, Node> report)
    {
        var given = new Dictionary<string, ObjectFieldNode>();
        foreach (var field in value.Fields)
        {
            given[field.Name.Value] = field;
        }

        foreach (var field in type.Fields.Values)
        {
            if (given.TryGetValue(field.Name, out var present))
            {
                Validate(present.Value, field.Type, report);
            }
            else if (field.IsRequired)
            {
                report($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Printer.Print(value)}.", value);
            }
        }

        foreach (var field in value.Fields.Where(field => !type.Fields.ContainsKey(field.Name.Value)))
        {
            report($"Field \"{field.Name}\" is not defined by type \"{type}\".{Suggestions.For(field.Name.Value, type.Fields.Keys)}", field);
        }

        if (type.IsOneOf)
        {
            var known = value.Fields.Where(field => type.Fields.ContainsKey(field.Name.Value)).ToList();
            if (known is not [{ Value: not NullValueNode }])
            {
                report($"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be non-null.", value);
            }
        }
    }

    private static void ValidateEnum(ValueNode literal, EnumType type, Action<string, Node> report)
    {
        if (literal is not EnumValueNode name)
        {
            var text = Printer.Print(literal);
            report($"Enum \"{type}\" cannot represent non-enum value: {text}.{Suggestions.For(text.Trim('"'), type.Values.Keys)}", literal);
        }
        else if (!type.Values.ContainsKey(name.Value))
        {
            report($"Value \"{name.Value}\" does not exist in \"{type}\" enum.{Suggestions.For(name.Value, type.Values.Keys)}", literal);
        }
    }

    private static void ValidateScalar(ValueNode literal, ScalarType scalar, Action<string, Node> report)
    {
        try
        {
            scalar.Coercion.CoerceLiteral(literal, null);
        }
        catch (CoercionException exception)
        {
            report($"Expected value of type \"{scalar}\": {exception.Message}", literal);
        }
    }
}
