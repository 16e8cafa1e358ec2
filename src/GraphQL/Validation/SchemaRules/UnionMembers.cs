using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Unions have members, different object types, https://spec.graphql.org/September2025/#sec-Unions.Type-Validation.</summary>
internal sealed class UnionMembers : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        foreach (var union in schema.Types.Values.OfType<UnionType>())
        {
            if (union.Members.Count == 0)
            {
                report(GraphQLError.At($"Union type {union} must define one or more member types.", union.Nodes));
            }

            var seen = new HashSet<NamedType>();
            foreach (var member in union.Members)
            {
                if (!seen.Add(member))
                {
                    report(GraphQLError.At($"Union type {union} can only include type {member} once.", References(union, member)));
                }
                else if (member is not ObjectType)
                {
                    report(GraphQLError.At($"Union type {union} can only include Object types, it cannot include {member}.", References(union, member)));
                }
            }
        }
    }

    private static IEnumerable<Node> References(UnionType union, NamedType member) =>
        union.Nodes.Cast<UnionTypeDefinitionNode>().SelectMany(node => node.Types).Where(node => node.Name.Value == member.Name);
}
