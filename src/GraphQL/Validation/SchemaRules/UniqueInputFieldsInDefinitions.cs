using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Fields of an object value have different names, https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness.</summary>
internal sealed class UniqueInputFieldsInDefinitions : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        foreach (var value in DefinitionParts.Values(document))
        {
            Check(value, report);
        }
    }

    private static void Check(ValueNode value, Action<GraphQLError> report)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                Check(item, report);
            }
        }
        else if (value is ObjectValueNode fields)
        {
            var known = new Dictionary<string, Name>();
            foreach (var field in fields.Fields)
            {
                if (!known.TryAdd(field.Name.Value, field.Name))
                {
                    report(GraphQLError.At($"There can be only one input field named \"{field.Name}\".", known[field.Name.Value].Location, field.Name.Location));
                }

                Check(field.Value, report);
            }
        }
    }
}
