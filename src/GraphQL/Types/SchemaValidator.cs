using Sunomi.GraphQL.Validation.SchemaRules;

namespace Sunomi.GraphQL.Types;

/// <summary>A rule over a schema that was built, https://spec.graphql.org/September2025/#sec-Type-System.</summary>
internal interface ISchemaRule
{
    void Check(Schema schema, Action<GraphQLError> report);
}

/// <summary>Runs all rules of the type system.</summary>
internal sealed class SchemaValidator(Schema schema)
{
    private static readonly IReadOnlyList<ISchemaRule> All =
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

    public List<GraphQLError> Validate()
    {
        var errors = new List<GraphQLError>();
        foreach (var rule in All)
        {
            rule.Check(schema, errors.Add);
        }

        return errors;
    }
}
