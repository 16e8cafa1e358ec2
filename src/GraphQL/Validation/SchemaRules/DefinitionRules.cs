using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>A rule over the definitions of a schema document, before any type is built from them.</summary>
internal interface IDefinitionRule
{
    void Check(Document document, Action<GraphQLError> report);
}

/// <summary>All of them: what they pass can be built.</summary>
internal static class DefinitionRules
{
    public static IReadOnlyList<IDefinitionRule> All { get; } =
    [
        new LoneSchemaDefinition(),
        new UniqueOperationTypes(),
        new UniqueTypeNames(),
        new UniqueEnumValueNames(),
        new UniqueFieldDefinitionNames(),
        new UniqueArgumentDefinitionNames(),
        new UniqueDirectiveNames(),
        new KnownDefinitionTypeNames(),
        new KnownDefinitionDirectives(),
        new UniqueDirectivesPerDefinition(),
        new PossibleTypeExtensions(),
        new DirectiveArgumentsInDefinitions(),
        new UniqueInputFieldsInDefinitions(),
    ];
}
