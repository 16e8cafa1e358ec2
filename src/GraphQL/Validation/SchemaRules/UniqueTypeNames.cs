using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>All types have different names, https://spec.graphql.org/September2025/#sec-Schema.</summary>
internal sealed class UniqueTypeNames : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = new Dictionary<string, Name>();
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.IsExtension))
        {
            if (!known.TryAdd(type.Name.Value, type.Name))
            {
                report(GraphQLError.At($"There can be only one type named \"{type.Name}\".", known[type.Name.Value].Location, type.Name.Location));
            }
        }
    }
}
