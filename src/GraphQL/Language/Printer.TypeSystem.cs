namespace Sunomi.GraphQL.Language;

/// <summary>Definitions and extensions of the type system.</summary>
internal sealed partial class Printer
{
    private void TypeSystem(TypeSystemNode node)
    {
        text.Append(node.IsExtension ? "extend " : string.Empty);
        switch (node)
        {
            case SchemaDefinitionNode schema:
                text.Append("schema");
                Directives(schema.Directives);
                Block(schema.OperationTypes, operation => text.Append(OperationTypes.NameOf(operation.Operation)).Append(": ").Append(operation.Type));
                break;
            case DirectiveDefinitionNode directive:
                text.Append("directive @").Append(directive.Name.Value);
                ArgumentsDefinition(directive.Arguments);
                text.Append(directive.Repeatable ? " repeatable" : string.Empty).Append(" on ");
                text.AppendJoin(" | ", directive.Locations.Select(location => location.Value));
                break;
            case ScalarTypeDefinitionNode scalar:
                Header("scalar", scalar);
                break;
            case FieldsTypeDefinitionNode type:
                text.Append(type is ObjectTypeDefinitionNode ? "type " : "interface ").Append(type.Name.Value);
                text.Append(type.Interfaces.Count > 0 ? " implements " : string.Empty).AppendJoin(" & ", type.Interfaces);
                Directives(type.Directives);
                Block(type.Fields, FieldDefinition);
                break;
            case UnionTypeDefinitionNode union:
                Header("union", union);
                text.Append(union.Types.Count > 0 ? " = " : string.Empty).AppendJoin(" | ", union.Types);
                break;
            case EnumTypeDefinitionNode enumType:
                Header("enum", enumType);
                Block(enumType.Values, EnumValueDefinition);
                break;
            case InputObjectTypeDefinitionNode input:
                Header("input", input);
                Block(input.Fields, InputValueDefinition);
                break;
        }
    }

    private void Header(string keyword, TypeDefinitionNode type)
    {
        text.Append(keyword).Append(' ').Append(type.Name.Value);
        Directives(type.Directives);
    }

    private void FieldDefinition(FieldDefinitionNode field)
    {
        Description(field.Description);
        text.Append(field.Name.Value);
        ArgumentsDefinition(field.Arguments);
        text.Append(": ").Append(field.Type);
        Directives(field.Directives);
    }

    private void ArgumentsDefinition(IReadOnlyList<InputValueDefinitionNode> arguments) =>
        Items(arguments, InputValueDefinition, "(", ")", arguments.Any(argument => argument.Description is not null));

    private void InputValueDefinition(InputValueDefinitionNode input)
    {
        Description(input.Description);
        text.Append(input.Name.Value).Append(": ").Append(input.Type);
        if (input.DefaultValue is { } defaultValue)
        {
            text.Append(" = ");
            Value(defaultValue);
        }

        Directives(input.Directives);
    }

    private void EnumValueDefinition(EnumValueDefinitionNode value)
    {
        Description(value.Description);
        text.Append(value.Name.Value);
        Directives(value.Directives);
    }

    private void Block<T>(IReadOnlyList<T> items, Action<T> print)
    {
        if (items.Count > 0)
        {
            text.Append(' ');
            Items(items, print, "{", "}", multiline: true);
        }
    }
}
