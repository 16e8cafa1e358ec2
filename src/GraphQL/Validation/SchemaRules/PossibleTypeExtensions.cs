using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>An extension extends a type of its kind that exists, https://spec.graphql.org/September2025/#sec-Type-Extensions.</summary>
internal sealed class PossibleTypeExtensions : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = new Dictionary<string, TypeDefinitionNode>();
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.IsExtension))
        {
            known[type.Name.Value] = type;
        }

        foreach (var extension in document.Definitions.OfType<TypeDefinitionNode>().Where(type => type.IsExtension))
        {
            if (!known.TryGetValue(extension.Name.Value, out var type))
            {
                report(GraphQLError.At(
                    $"Cannot extend type \"{extension.Name}\" because it is not defined.{Suggestions.For(extension.Name.Value, known.Keys)}",
                    extension.Name.Location));
            }
            else if (type.GetType() != extension.GetType())
            {
                report(GraphQLError.At($"Cannot extend non-{KindOf(extension)} type \"{extension.Name}\".", type.Location, extension.Location));
            }
        }
    }

    private static string KindOf(TypeDefinitionNode type) => type switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "object",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input object",
    };
}
