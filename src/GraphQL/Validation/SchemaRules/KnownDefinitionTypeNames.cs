using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Definitions refer to types that exist, https://spec.graphql.org/September2025/#sec-Types.</summary>
internal sealed class KnownDefinitionTypeNames : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = BuiltIns.Definitions.Definitions.Concat(document.Definitions).OfType<TypeDefinitionNode>()
            .Where(type => !type.IsExtension)
            .Select(type => type.Name.Value)
            .ToHashSet();
        known.UnionWith(BuiltInScalars.All.Select(scalar => scalar.Name));
        foreach (var reference in DefinitionParts.TypeReferences(document).Where(reference => !known.Contains(reference.Name.Value)))
        {
            report(GraphQLError.At($"Unknown type \"{reference.Name}\".{Suggestions.For(reference.Name.Value, known)}", reference.Location));
        }
    }
}
