using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Fields of a type, extensions included, have different names, https://spec.graphql.org/September2025/#sec-Objects.Type-Validation.</summary>
internal sealed class UniqueFieldDefinitionNames : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = new Dictionary<(string Type, string Field), Name>();
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>())
        {
            var names = type switch
            {
                FieldsTypeDefinitionNode fields => fields.Fields.Select(field => field.Name),
                InputObjectTypeDefinitionNode input => input.Fields.Select(field => field.Name),
                _ => [],
            };
            foreach (var name in names)
            {
                var key = (type.Name.Value, name.Value);
                if (!known.TryAdd(key, name))
                {
                    report(GraphQLError.At($"Field \"{type.Name}.{name}\" can only be defined once.", known[key].Location, name.Location));
                }
            }
        }
    }
}
