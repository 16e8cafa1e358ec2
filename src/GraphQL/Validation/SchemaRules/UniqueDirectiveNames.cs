using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>All directives have different names, https://spec.graphql.org/September2025/#sec-Schema.</summary>
internal sealed class UniqueDirectiveNames : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = new Dictionary<string, Name>();
        foreach (var directive in document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            if (!known.TryAdd(directive.Name.Value, directive.Name))
            {
                report(GraphQLError.At($"There can be only one directive named \"@{directive.Name}\".", known[directive.Name.Value].Location, directive.Name.Location));
            }
        }
    }
}
