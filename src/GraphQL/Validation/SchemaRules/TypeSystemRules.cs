using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>A rule over a schema that was built, https://spec.graphql.org/September2025/#sec-Type-System.</summary>
internal interface ISchemaRule
{
    void Check(Schema schema, Action<GraphQLError> report);
}

/// <summary>All of them: a schema that they pass can be executed.</summary>
internal static class TypeSystemRules
{
    public static IReadOnlyList<ISchemaRule> All { get; } =
    [
        new RootOperationTypes(),
        new ReservedNames(),
        new OutputFields(),
        new InputPositions(),
        new InterfaceImplementations(),
        new UnionMembers(),
        new EnumValues(),
        new InputObjectFields(),
        new DefaultValues(),
        new DefaultValueCycles(),
        new FiniteInputObjects(),
    ];
}
