namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>The rules of https://spec.graphql.org/September2025/#sec-Validation.</summary>
internal static class AllRules
{
    public static List<Rule> For(ValidationContext context) =>
    [
        new ExecutableDefinitions { Context = context },
        new KnownOperationTypes { Context = context },
        new UniqueOperationNames { Context = context },
        new LoneAnonymousOperation { Context = context },
        new SingleFieldSubscriptions { Context = context },
        new KnownTypeNames { Context = context },
        new FragmentsOnCompositeTypes { Context = context },
        new VariablesAreInputTypes { Context = context },
        new LeafFieldSelections { Context = context },
        new FieldsOnCorrectType { Context = context },
        new UniqueFragmentNames { Context = context },
        new KnownFragmentNames { Context = context },
        new NoUnusedFragments { Context = context },
        new PossibleFragmentSpreads { Context = context },
        new NoFragmentCycles { Context = context },
        new UniqueVariableNames { Context = context },
        new NoUndefinedVariables { Context = context },
        new NoUnusedVariables { Context = context },
        new KnownDirectives { Context = context },
        new UniqueDirectivesPerLocation { Context = context },
        new KnownArgumentNames { Context = context },
        new UniqueArgumentNames { Context = context },
        new ValuesOfCorrectType { Context = context },
        new RequiredArguments { Context = context },
        new VariablesInAllowedPosition { Context = context },
        new OverlappingFieldsCanBeMerged { Context = context },
        new UniqueInputFieldNames { Context = context },
    ];
}
