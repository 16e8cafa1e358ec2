using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Names that begin with two underscores belong to introspection, https://spec.graphql.org/September2025/#sec-Names.Reserved-Names.</summary>
internal sealed class ReservedNames : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        void Name(string name, Node? node)
        {
            if (name.StartsWith("__", StringComparison.Ordinal))
            {
                report(GraphQLError.At($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", [node]));
            }
        }

        void Inputs(IEnumerable<InputValue> inputs)
        {
            foreach (var input in inputs)
            {
                Name(input.Name, input.Node);
            }
        }

        foreach (var directive in schema.Directives.Values)
        {
            Name(directive.Name, directive.Node);
            Inputs(directive.Arguments);
        }

        foreach (var type in schema.Types.Values.Where(type => !IsOwn(type)))
        {
            Name(type.Name, type.Nodes.Count > 0 ? type.Nodes[0] : null);
            switch (type)
            {
                case FieldsType fields:
                    foreach (var field in fields.Fields.Values)
                    {
                        Name(field.Name, field.Node);
                        Inputs(field.Arguments);
                    }

                    break;
                case EnumType values:
                    foreach (var value in values.Values.Values)
                    {
                        Name(value.Name, value.Node);
                    }

                    break;
                case InputObjectType input:
                    Inputs(input.Fields.Values);
                    break;
            }
        }
    }

    private static bool IsOwn(NamedType type) => type.IsIntrospection && BuiltIns.Definitions.Definitions.Contains(type.Nodes[0]);
}
