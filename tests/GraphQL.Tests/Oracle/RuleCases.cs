namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Documents over <see cref="Validation.ValidationSchema"/> that one rule alone refuses, by the name of the rule.</summary>
internal static class RuleCases
{
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>
    {
        ["ExecutableDefinitions"] =
        [
            "{ dog { barks } } type Stray { a: Int }",
            "{ dog { barks } } extend type Dog { tail: Int }",
            "{ dog { barks } } schema { query: Query }",
            "{ dog { barks } } directive @more on FIELD",
            "{ dog { barks } } extend schema { mutation: Mutation } scalar A enum E { A } union U = Dog input I { a: Int } interface N { a: Int }",
        ],
        ["KnownOperationTypes"] = [], // needs a schema without some root types, see RuleAgreementTests
        ["UniqueOperationNames"] =
        [
            "query A { dog { barks } } query A { cat { meows } }",
            "query A { dog { barks } } mutation A { dog { barks } }",
            "query A { dog { barks } } query B { dog { barks } } query A { dog { barks } } query A { dog { barks } }",
        ],
        ["LoneAnonymousOperation"] =
        [
            "{ dog { barks } } query A { dog { barks } }",
            "{ dog { barks } } { cat { meows } }",
            "mutation { dog { barks } } query { dog { barks } } subscription S { dog { barks } }",
        ],
        ["SingleFieldSubscriptions"] =
        [
            "subscription { dog { barks } cat { meows } }",
            "subscription S { ...F } fragment F on Subscription { dog { barks } again: dog { barks } }",
            "subscription { __typename }",
            "subscription S { dog { barks } __typename }",
            "subscription S($b: Boolean!) { dog @include(if: $b) { barks } }",
            "subscription S($b: Boolean = true) { ... @skip(if: $b) { dog { barks } } }",
            "subscription { ... on Subscription { dog { barks } } ... { cat { meows } } }",
        ],
        ["KnownTypeNames"] =
        [
            "{ dog { ... on Wolf { barks } } }",
            "query($a: Wolf) { dog { barks @many(a: $a) } }",
            "{ ...F } fragment F on Qwery { dog { barks } }",
            "query($a: [Filtre!]!) { anything(value: $a) }",
        ],
        ["FragmentsOnCompositeTypes"] =
        [
            "{ dog { ... on Command { barks } } }",
            "{ dog { ...F } } fragment F on Filter { text }",
            "{ ... on String { dog { barks } } }",
            "{ dog { ...F } } fragment F on Any { text }",
        ],
        ["VariablesAreInputTypes"] =
        [
            "query($a: Dog) { anything(value: [$a]) }",
            "query($a: [DogOrCat!]!) { anything(value: { b: $a }) }",
            "query A($a: Pet = 1, $b: Query!) { anything(value: [$a, $b]) }",
        ],
        ["LeafFieldSelections"] =
        [
            "{ dog }",
            "{ dog { barks { __typename } } }",
            "{ human { relatives } }",
            "{ dogOrCat }",
            "{ dog { owner { age { __typename } } } }",
        ],
        ["FieldsOnCorrectType"] =
        [
            "{ dog { meows } }",
            "{ dogOrCat { name } }",
            "{ pet { barks } }",
            "{ dog { ... on Dog { wags } } }",
            "{ wolf { barks } }",
            "{ dog { __schema { description } } }",
            "{ pet { ... { volume } } }",
            "mutation { cat { meows } }",
        ],
        ["UniqueFragmentNames"] =
        [
            "{ dog { ...F } } fragment F on Dog { barks } fragment F on Dog { barks }",
            "{ dog { ...F } } fragment F on Dog { barks } fragment F on Dog { name } fragment F on Dog { barks }",
        ],
        ["KnownFragmentNames"] = ["{ dog { ...Nowhere } }", "{ ...A ... { ...B } }", "{ ...F } fragment F on Query { ...G }"],
        ["NoUnusedFragments"] =
        [
            "{ dog { barks } } fragment F on Dog { barks }",
            "{ dog { ...F } } fragment F on Dog { barks } fragment G on Dog { barks }",
            "{ dog { barks } } fragment F on Dog { ...G } fragment G on Dog { barks }",
        ],
        ["PossibleFragmentSpreads"] =
        [
            "{ dog { ... on Cat { meows } } }",
            "{ dog { ...F } } fragment F on Human { age }",
            "{ pet { ... on Human { age } } }",
            "{ dogOrCat { ... on Query { dog { barks } } } }",
            "{ human { ... on DogOrCat { __typename } } }",
            "{ human { ... on Pet { name } } }",
        ],
        ["NoFragmentCycles"] =
        [
            "{ dog { ...F } } fragment F on Dog { ...F }",
            "{ human { ...F } } fragment F on Human { relatives { ...F } }",
            "{ dog { ...F } } fragment F on Dog { ...G } fragment G on Dog { ...F }",
            "{ human { ...A } } fragment A on Human { ...B } fragment B on Human { pets { ... on Dog { owner { ...C } } } } fragment C on Human { ...A ...B }",
        ],
        ["UniqueVariableNames"] =
        [
            "query($a: Int, $a: Int) { dog { barks @many(a: $a) } }",
            "query($a: Int, $b: Int, $a: Int, $b: Int) { dog { barks @many(a: $a) @many(a: $b) } }",
        ],
        ["NoUndefinedVariables"] =
        [
            "{ human(id: $id) { age } }",
            "query A($a: ID) { human(id: $a) { age } ...F } fragment F on Query { other: human(id: $b) { age } }",
            "query A($b: ID) { ...F } query B { ...F } fragment F on Query { human(id: $b) { age } }",
            "{ search(filter: { required: 1, tags: [$tag] }) }",
            "{ dog { barks @include(if: $yes) } }",
        ],
        ["NoUnusedVariables"] =
        [
            "query($a: Int) { dog { barks } }",
            "query A($a: ID, $b: ID) { human(id: $b) { age } }",
            "query A($b: ID) { ...F } query B($b: ID) { dog { barks } } fragment F on Query { human(id: $b) { age } }",
        ],
        ["KnownDirectives"] =
        [
            "{ dog @nowhere { barks } }",
            "query @many { dog { barks } }",
            "{ dog { ... @once { barks } } }",
            "query($a: ID @skip(if: true)) { human(id: $a) { age } }",
            "{ dog { ...F @deprecated } } fragment F on Dog @specifiedBy(url: \"x\") { barks }",
            "mutation @once { dog { barks } }",
        ],
        ["UniqueDirectivesPerLocation"] =
        [
            "{ dog @once @once { barks } }",
            "query @once @once @once { dog { barks } }",
            "{ dog { ... @skip(if: false) @include(if: true) @skip(if: true) { barks } } }",
        ],
        ["KnownArgumentNames"] =
        [
            "{ human(name: \"a\") { age } }",
            "{ dog { barks(loud: true) } }",
            "{ dog { barks @many(b: 1) } }",
            "{ dog { barks @skip(if: true, unless: false) } }",
            "{ pet { name(surnam: true, first: 1) } }",
        ],
        ["UniqueArgumentNames"] =
        [
            "{ human(id: 1, id: 1) { age } }",
            "{ dog { barks @many(a: 1, a: 2) } }",
            "{ numbers(text: \"a\", flag: true, text: \"b\", flag: false, text: \"c\") }",
        ],
        ["ValuesOfCorrectType"] =
        [
            "{ numbers(ints: \"1\") }",
            "{ numbers(ints: [1, 2.5, null]) }",
            "{ numbers(float: true) }",
            "{ numbers(flag: 0) }",
            "{ numbers(text: 1) }",
            "{ human(id: true) { age } }",
            "{ dog { command(of: JUMP) } }",
            "{ dog { command(of: \"SIT\") } }",
            "{ dog { command(of: null) } }",
            "{ search(filter: { text: 1 }) }",
            "{ search(filter: { required: 1, unknown: 2, nested: { required: null } }) }",
            "{ search(filter: [{ required: 1 }]) }",
            "{ choose(choice: { a: \"a\", b: 1 }) }",
            "{ choose(choice: {}) }",
            "{ choose(choice: { a: null }) }",
            "query($a: Int = 1.5, $b: [Int!] = [null]) { dog { barks @many(a: $a) } numbers(ints: $b) }",
            "{ required(a: 1, b: null) }",
            "{ numbers(ints: 2147483648) }",
            "{ dog { barks @include(if: 1) } }",
        ],
        ["RequiredArguments"] =
        [
            "{ required }",
            "{ dog { command } }",
            "{ dog { barks @needs } }",
            "{ dog @skip { barks } }",
            "{ dog { command(times: 2) } }",
        ],
        ["VariablesInAllowedPosition"] =
        [
            "query($a: String) { numbers(ints: $a) }",
            "query($a: Int) { required(a: $a) }",
            "query($a: [Int]) { numbers(ints: $a) }",
            "query($a: Int = null) { required(a: $a) }",
            "query($a: Int) { search(filter: { required: $a }) }",
            "query($a: Boolean) { dog { barks @include(if: $a) } }",
            "query($a: String) { choose(choice: { a: $a }) }",
            "query A($a: ID) { ...F } query B($a: Int) { ...F } fragment F on Query { human(id: $a) { age } }",
            "query($a: [Filter]) { search(filter: $a) }",
        ],
        ["OverlappingFieldsCanBeMerged"] =
        [
            "{ dog { x: barks x: name } }",
            "{ dog { name(surname: true) name } }",
            "{ dog { ...A ...B } } fragment A on Dog { x: barks } fragment B on Dog { x: name }",
            "{ pet { ... on Dog { x: barks } ... on Cat { x: volume } } }",
            "{ dog { x: owner { y: name } x: owner { y: age } } }",
            "query($a: ID, $b: ID) { human(id: $a) { age } human(id: $b) { age } }",
            "{ dogOrCat { ... on Dog { x: owner { y: name } } ... on Cat { x: name } } }",
            "{ human { ...A } human { x: age } } fragment A on Human { x: name ...B } fragment B on Human { pets { name } pets: relatives { name } }",
            "{ search(filter: { required: 1, text: \"a\" }) search(filter: { required: 1, text: \"b\" }) }",
        ],
        ["UniqueInputFieldNames"] =
        [
            "{ search(filter: { required: 1, required: 1 }) }",
            "{ anything(value: { a: 1, a: 2, b: [{ c: 1, c: 1 }] }) }",
            "{ search(filter: { required: 1, nested: { required: 1, text: \"a\", text: \"a\" } }) }",
        ],
    };
}
