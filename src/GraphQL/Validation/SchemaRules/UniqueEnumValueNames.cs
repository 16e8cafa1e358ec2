using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Values of an enum, extensions included, have different names, https://spec.graphql.org/September2025/#sec-Enums.Type-Validation.</summary>
internal sealed class UniqueEnumValueNames : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = new Dictionary<(string Type, string Value), Name>();
        foreach (var type in document.Definitions.OfType<EnumTypeDefinitionNode>())
        {
            foreach (var value in type.Values)
            {
                var key = (type.Name.Value, value.Name.Value);
                if (!known.TryAdd(key, value.Name))
                {
                    report(GraphQLError.At($"Enum value \"{type.Name}.{value.Name}\" can only be defined once.", known[key].Location, value.Name.Location));
                }
            }
        }
    }
}
