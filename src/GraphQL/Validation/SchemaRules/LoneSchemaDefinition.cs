using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>A document has one schema definition at most, https://spec.graphql.org/September2025/#sec-Schema.</summary>
internal sealed class LoneSchemaDefinition : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        foreach (var schema in document.Definitions.OfType<SchemaDefinitionNode>().Where(schema => !schema.IsExtension).Skip(1))
        {
            report(GraphQLError.At("Must provide only one schema definition.", schema.Location));
        }
    }
}
