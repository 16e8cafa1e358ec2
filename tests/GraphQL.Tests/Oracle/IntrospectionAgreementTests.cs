namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>What a schema says of itself: as the reference.</summary>
public sealed class IntrospectionAgreementTests
{
    /// <summary>Everything that can be asked.</summary>
    internal const string Everything = """
        query Everything {
          __schema { description queryType { name } mutationType { name } subscriptionType { name } types { ...Full } directives { name description isRepeatable locations args(includeDeprecated: true) { ...Input } } }
        }
        fragment Full on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...Input } type { ...Reference } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...Input }
          interfaces { ...Reference }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...Reference }
        }
        fragment Input on __InputValue { name description type { ...Reference } defaultValue isDeprecated deprecationReason }
        fragment Reference on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        """;

    private const string Schema = """"
        "all of it"
        schema { query: Root mutation: Change }
        "its name" directive @tag("name" name: String = "x\ny", old: Int @deprecated) repeatable on OBJECT | FIELD_DEFINITION | QUERY
        interface Node { id: ID! } interface Named implements Node { id: ID! name: String }
        type Root implements Named & Node @tag { id: ID! name: String old: Int @deprecated why: Int @deprecated(reason: "because") find(text: String! = "a", in: In = { a: [1, 2], b: { a: [] } }, e: E = TWO, old: Int @deprecated(reason: "no"), list: [[Float!]] = [[1.5], null]): [Found!]! }
        type Change { a: Int } union Found = Root | Change
        enum E { ONE "second" TWO @deprecated }
        extend enum E { THREE }
        """block""" scalar Url @specifiedBy(url: "https://url.spec")
        input In { a: [Int] = [1] b: In c: Boolean = true @deprecated(reason: "c") s: String = """block "quoted" """ }
        input Pick @oneOf { url: Url n: Int }
        extend type Root { more(pick: Pick, id: ID = 5, f: Float = 1, n: Int = null): Url }
        """";

    [Theory]
    [InlineData(Everything)]
    [InlineData("{ __type(name: \"Root\") { name fields { name args { name } } } }")]
    [InlineData("{ __type(name: \"E\") { enumValues { name } all: enumValues(includeDeprecated: true) { name } } }")]
    [InlineData("{ __type(name: \"In\") { inputFields { name defaultValue } all: inputFields(includeDeprecated: true) { name } fields { name } isOneOf } pick: __type(name: \"Pick\") { isOneOf kind } }")]
    [InlineData("{ __type(name: \"Nobody\") { name } string: __type(name: \"String\") { kind specifiedByURL fields { name } } }")]
    [InlineData("query($n: String!) { __type(name: $n) { name } }")]
    [InlineData("{ __typename __schema { __typename queryType { __typename kind { x } } } }")]
    [InlineData("{ __type { name } }")]
    [InlineData("{ a: __schema { types { name } } ... on Root { b: __schema { directives { name } } } }")]
    [InlineData("mutation { __schema { description } }")]
    [InlineData("mutation { __typename }")]
    [InlineData("{ __type(name: \"Named\") { interfaces { name } possibleTypes { name } ofType { name } } u: __type(name: \"Found\") { possibleTypes { name } fields { name } } }")]
    public Task A_schema_says_alike_what_it_is(string document) => Agreement.OnAsync(new() { ["kind"] = "introspection", ["schema"] = Schema, ["document"] = document, ["rootValue"] = new System.Text.Json.Nodes.JsonObject() });
}
