namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Schemas that one rule alone refuses, by the name of the rule.</summary>
internal static class SchemaRuleCases
{
    private const string Query = "type Query { a: Int } ";

    public static IReadOnlyDictionary<string, string[]> OfDefinitions { get; } = new Dictionary<string, string[]>
    {
        ["LoneSchemaDefinition"] = ["schema { query: Query } schema { mutation: M } type M { a: Int } " + Query, "schema { query: Query } schema { subscription: M } schema { mutation: N } type M { a: Int } type N { a: Int } " + Query],
        ["UniqueOperationTypes"] = ["schema { query: Query query: Query } " + Query, "schema { query: Query } extend schema { query: Query } " + Query, "schema { query: Query mutation: A } extend schema { mutation: B } type A { a: Int } type B { a: Int } " + Query],
        ["UniqueTypeNames"] = [Query + "type Query { b: Int }", Query + "scalar A scalar A", Query + "input A { a: Int } enum A { B }"],
        ["UniqueEnumValueNames"] = [Query + "enum E { A A }", Query + "enum E { A } extend enum E { B A }", Query + "enum E { A } extend enum E { B } extend enum E { B }"],
        ["UniqueFieldDefinitionNames"] = ["type Query { a: Int a: Int }", Query + "extend type Query { a: Int }", Query + "interface I { a: Int a: String }", Query + "input I { a: Int b: Int a: Int }", Query + "extend type Query { b: Int } extend type Query { b: Int }"],
        ["UniqueArgumentDefinitionNames"] = ["type Query { a(b: Int, b: Int): Int }", Query + "directive @d(a: Int, a: String) on FIELD", Query + "interface I { a(b: Int, c: Int, b: Int): Int }", Query + "extend type Query { b(c: Int, c: Int): Int }"],
        ["UniqueDirectiveNames"] = [Query + "directive @d on FIELD directive @d on QUERY", Query + "directive @d on FIELD directive @e on QUERY directive @d on FIELD"],
        ["KnownDefinitionTypeNames"] = ["type Query { a: Nowhere }", "type Query { a(b: Nowhere): Int }", "schema { query: Nowhere } " + Query, Query + "union U = Query | Nowhere", "type Query implements Nowhere { a: Int }", Query + "directive @d(a: [Nowhere!]!) on FIELD", Query + "input I { a: Nowhere }"],
        ["KnownDefinitionDirectives"] = ["type Query @nowhere { a: Int }", "type Query @deprecated { a: Int }", Query + "scalar S @oneOf", Query + "enum E { A @skip(if: true) }", "schema @nowhere { query: Query } " + Query, Query + "input I { a: Int @nowhere }", "type Query { a(b: Int @nowhere): Int }", Query + "extend union U @nowhere union U = Query"],
        ["UniqueDirectivesPerDefinition"] = ["type Query { a: Int @deprecated @deprecated }", "directive @d on OBJECT type Query @d { a: Int } extend type Query @d", "directive @d on SCHEMA schema @d { query: Query } extend schema @d " + Query, Query + "enum E { A @deprecated @deprecated }"],
        ["PossibleTypeExtensions"] = [Query + "extend type Nobody { b: Int }", Query + "extend enum Query { B }", Query + "scalar S extend input S { a: Int }", Query + "extend union Nobody = Query"],
        ["DirectiveArgumentsInDefinitions"] = ["type Query { a: Int @deprecated(why: \"x\") }", Query + "scalar S @specifiedBy", "type Query { a: Int @deprecated(reason: \"a\", reason: \"b\") }", "directive @d(a: Int!) on OBJECT type Query @d { a: Int }"],
        ["UniqueInputFieldsInDefinitions"] = ["input I { a: Int } type Query { a(b: I = { a: 1, a: 1 }): Int }", "scalar S directive @d(a: S) on OBJECT type Query @d(a: { b: 1, b: 2 }) { a: Int }", "scalar S input I { a: S = [{ b: 1, b: 2 }] } " + Query],
    };

    public static IReadOnlyDictionary<string, string[]> OfTypeSystem { get; } = new Dictionary<string, string[]>
    {
        ["RootOperationTypes"] = ["type A { a: Int }", "schema { mutation: A } type A { a: Int }", "schema { query: I } input I { a: Int }", "schema { query: Query mutation: Query } " + Query, "schema { query: Query subscription: U } union U = Query " + Query, "extend schema { mutation: S } scalar S " + Query],
        ["ReservedNames"] = ["type Query { __a: Int }", Query + "type __A { a: Int }", "type Query { a(__b: Int): Int }", Query + "enum E { __A }", Query + "input I { __a: Int }", Query + "directive @__d on FIELD", Query + "directive @d(__a: Int) on FIELD"],
        ["OutputFields"] = [Query + "type A", Query + "interface A", "input I { a: Int } type Query { a: I }", "input I { a: Int } type Query { a: [I!]! }", "directive @d on OBJECT " + Query + "type A @d"],
        ["InputPositions"] = ["type Query { a(b: Query): Int }", "type Query { a(b: Int! @deprecated): Int }", Query + "input I { a: Query }", Query + "input I { a: Int! @deprecated }", Query + "union U = Query input I { a: [U] }"],
        ["InterfaceImplementations"] =
        [
            "interface I { b: Int } type Query implements I { a: Int }",
            "interface I { a: Int! } type Query implements I { a: Int }",
            "interface I { a(b: Int): Int } type Query implements I { a: Int }",
            "interface I { a(b: Int): Int } type Query implements I { a(b: Int!): Int }",
            "interface I { a: Int } type Query implements I { a(b: Int!): Int }",
            "interface J { a: Int } interface I implements J { a: Int } type Query implements I { a: Int }",
            "interface I implements I { a: Int } " + Query,
            "interface I implements J { a: Int } interface J implements I { a: Int } " + Query,
            "interface I { a: Int } type Query implements I & I { a: Int }",
            "type A { a: Int } type Query implements A { a: Int }",
            "interface I { a: Int } type Query implements I { a: Int @deprecated }",
            "interface I { a: [I] } type Query implements I { a: [[Query]] }",
        ],
        ["UnionMembers"] = [Query + "union U", Query + "union U = Query | Query", Query + "enum E { A } union U = E", Query + "union U = Query extend union U = Query", Query + "union U = Query union V = U"],
        ["EnumValues"] = [Query + "enum E", "directive @d on ENUM enum E @d " + Query],
        ["InputObjectFields"] = [Query + "input I", Query + "input I @oneOf { a: Int! }", Query + "input I @oneOf { a: Int = 1 }", Query + "input I @oneOf { a: Int } extend input I { b: [Int]! }"],
        ["DefaultValues"] = ["type Query { a(b: Int = \"x\"): Int }", Query + "input I { a: Boolean = 1 }", Query + "directive @d(a: [Int!] = [null]) on FIELD", "enum E { A } type Query { a(b: E = B): Int }", "input I { a: Int! } type Query { a(b: I = {}): Int }", "input I @oneOf { a: Int b: Int } type Query { a(b: I = { a: 1, b: 2 }): Int }", "type Query { a(b: Int! = null): Int }"],
        ["DefaultValueCycles"] = [Query + "input I { a: I = {} }", Query + "input I { a: J = {} } input J { b: I = {} }", Query + "input I { a: [I] = [{}] }", Query + "input I { a: J = { b: {} } } input J { b: K } input K { c: I = {} }"],
        ["FiniteInputObjects"] = [Query + "input I { a: I! }", Query + "input I { a: J! } input J { b: I! }", Query + "input I @oneOf { a: I }", Query + "input I @oneOf { a: J } input J { b: I! }", Query + "input I { a: I! b: J! } input J { c: J! }"],
    };
}
