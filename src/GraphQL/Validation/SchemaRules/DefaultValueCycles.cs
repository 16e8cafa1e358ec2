using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>InputFieldDefaultValueHasCycle(field), https://spec.graphql.org/September2025/#InputFieldDefaultValueHasCycle().</summary>
internal sealed class DefaultValueCycles : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        var search = new Search(report);
        foreach (var type in schema.Types.Values.OfType<InputObjectType>())
        {
            search.Literal(type, new ObjectValueNode(default, []));
        }
    }

    private sealed class Search(Action<GraphQLError> report)
    {
        private readonly HashSet<InputValue> visited = [];
        private readonly List<InputValue> path = [];

        /// <summary>Follows the defaults of all fields that the literal leaves out.</summary>
        public void Literal(InputObjectType type, ValueNode literal)
        {
            switch (literal)
            {
                case ListValueNode list:
                    foreach (var item in list.Values)
                    {
                        Literal(type, item);
                    }

                    break;
                case ObjectValueNode given:
                    foreach (var field in type.Fields.Values)
                    {
                        if (field.Type.Named is InputObjectType fieldType)
                        {
                            if (given.Fields.FirstOrDefault(one => one.Name.Value == field.Name) is { } present)
                            {
                                Literal(fieldType, present.Value);
                            }
                            else
                            {
                                Default(field, fieldType);
                            }
                        }
                    }

                    break;
            }
        }

        private void Default(InputValue field, InputObjectType type)
        {
            if (field.DefaultValue is not { } literal)
            {
                return;
            }

            var start = path.IndexOf(field);
            if (start >= 0)
            {
                report(GraphQLError.At(
                    $"Invalid circular reference. The default value of Input Object field {field} references itself via the default values of: {string.Join(", ", path.Skip(start))}.",
                    path.Skip(start).Select(one => one.DefaultValue)));
                return;
            }

            if (visited.Add(field))
            {
                path.Add(field);
                Literal(type, literal);
                path.RemoveAt(path.Count - 1);
            }
        }
    }
}
