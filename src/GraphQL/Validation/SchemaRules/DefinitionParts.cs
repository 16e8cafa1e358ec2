using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>A place of a schema document where directives stand. Definition and extensions of one element share the owner.</summary>
internal readonly record struct DirectiveSite(DirectiveLocation Location, IReadOnlyList<DirectiveNode> Directives, string? Owner);

/// <summary>Walks through the parts of definitions that several rules look at.</summary>
internal static class DefinitionParts
{
    public static IEnumerable<DirectiveSite> DirectiveSites(Document document) =>
        document.Definitions.SelectMany(definition => definition switch
        {
            SchemaDefinitionNode schema => [new DirectiveSite(DirectiveLocation.Schema, schema.Directives, "schema definition")],
            ScalarTypeDefinitionNode scalar => [OfType(scalar, DirectiveLocation.Scalar)],
            UnionTypeDefinitionNode union => [OfType(union, DirectiveLocation.Union)],
            FieldsTypeDefinitionNode type => type.Fields.SelectMany(Sites).Prepend(OfType(type, type is ObjectTypeDefinitionNode ? DirectiveLocation.Object : DirectiveLocation.Interface)),
            EnumTypeDefinitionNode type => type.Values.Select(value => new DirectiveSite(DirectiveLocation.EnumValue, value.Directives, null)).Prepend(OfType(type, DirectiveLocation.Enum)),
            InputObjectTypeDefinitionNode type => type.Fields.Select(field => new DirectiveSite(DirectiveLocation.InputFieldDefinition, field.Directives, null)).Prepend(OfType(type, DirectiveLocation.InputObject)),
            DirectiveDefinitionNode directive => directive.Arguments.Select(Site),
            OperationDefinitionNode operation => [new DirectiveSite((DirectiveLocation)operation.Operation, operation.Directives, null)],
            _ => [],
        });

    /// <summary>Every reference to a named type.</summary>
    public static IEnumerable<NamedTypeNode> TypeReferences(Document document) =>
        document.Definitions.SelectMany(definition => definition switch
        {
            SchemaDefinitionNode schema => schema.OperationTypes.Select(root => root.Type),
            FieldsTypeDefinitionNode type => type.Interfaces.Concat(type.Fields.SelectMany(field => field.Arguments.Select(argument => Named(argument.Type)).Append(Named(field.Type)))),
            UnionTypeDefinitionNode union => union.Types,
            InputObjectTypeDefinitionNode input => input.Fields.Select(field => Named(field.Type)),
            DirectiveDefinitionNode directive => directive.Arguments.Select(argument => Named(argument.Type)),
            _ => (IEnumerable<NamedTypeNode>)[],
        });

    /// <summary>Every constant value: defaults and arguments of directives.</summary>
    public static IEnumerable<ValueNode> Values(Document document)
    {
        var inputs = document.Definitions.SelectMany(definition => definition switch
        {
            FieldsTypeDefinitionNode type => type.Fields.SelectMany(field => field.Arguments),
            InputObjectTypeDefinitionNode input => input.Fields,
            DirectiveDefinitionNode directive => directive.Arguments,
            _ => (IEnumerable<InputValueDefinitionNode>)[],
        });
        return inputs.Select(input => input.DefaultValue).OfType<ValueNode>()
            .Concat(DirectiveSites(document).SelectMany(site => site.Directives).SelectMany(directive => directive.Arguments).Select(argument => argument.Value));
    }

    /// <summary>Definitions of directives by name, those of the document before the built-in ones.</summary>
    public static Dictionary<string, DirectiveDefinitionNode> Directives(Document document)
    {
        var known = new Dictionary<string, DirectiveDefinitionNode>();
        foreach (var node in BuiltIns.Definitions.Definitions.Concat(document.Definitions).OfType<DirectiveDefinitionNode>())
        {
            known[node.Name.Value] = node;
        }

        return known;
    }

    private static DirectiveSite OfType(TypeDefinitionNode type, DirectiveLocation location) => new(location, type.Directives, type.Name.Value);

    private static IEnumerable<DirectiveSite> Sites(FieldDefinitionNode field) =>
        field.Arguments.Select(Site).Prepend(new(DirectiveLocation.FieldDefinition, field.Directives, null));

    private static DirectiveSite Site(InputValueDefinitionNode argument) => new(DirectiveLocation.ArgumentDefinition, argument.Directives, null);

    private static NamedTypeNode Named(TypeNode type) => type switch
    {
        ListTypeNode list => Named(list.Type),
        NonNullTypeNode nonNull => Named(nonNull.Type),
        _ => (NamedTypeNode)type,
    };
}
