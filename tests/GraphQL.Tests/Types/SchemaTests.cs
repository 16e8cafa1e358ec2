using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Tests.Types;

/// <summary>Schemas that are none, and schemas that come back the same.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("type A { a: Int }", "Query root type must be provided.")]
    [InlineData("schema { query: Q } schema { query: Q } type Q { a: Int }", "Must provide only one schema definition.")]
    [InlineData("schema { query: Q query: Q } type Q { a: Int }", "There can be only one query type in schema.")]
    [InlineData("schema { query: I } input I { a: Int }", "The query root type must be an Object type")]
    [InlineData("schema { query: Q mutation: Q } type Q { a: Int }", "All root types must be different")]
    [InlineData("type Query { a: Int a: Int }", "Field \"Query.a\" can only be defined once.")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "There can be only one type named \"Query\".")]
    [InlineData("type Query { a(b: Int, b: Int): Int }", "Argument \"Query.a(b:)\" can only be defined once.")]
    [InlineData("type Query { a: E } enum E { A A }", "Enum value \"E.A\" can only be defined once.")]
    [InlineData("type Query { a: Int } directive @d on FIELD directive @d on FIELD", "There can be only one directive named \"@d\".")]
    [InlineData("type Query { a: Nowhere }", "Unknown type \"Nowhere\".")]
    [InlineData("type Query @nothing { a: Int }", "Unknown directive \"@nothing\".")]
    [InlineData("type Query @deprecated { a: Int }", "may not be used on OBJECT")]
    [InlineData("type Query { a: Int @deprecated @deprecated }", "can only be used once at this location")]
    [InlineData("scalar S @specifiedBy type Query { a: S }", "\"@specifiedBy(url:)\" of type \"String!\" is required")]
    [InlineData("type Query { a: Int @deprecated(why: 1) }", "Unknown argument \"why\"")]
    [InlineData("type Query { a: Int } extend type Nobody { b: Int }", "Cannot extend type \"Nobody\" because it is not defined.")]
    [InlineData("type Query { a: Int } extend enum Query { B }", "Cannot extend non-enum type \"Query\".")]
    [InlineData("type Query { a: I } input I { b: Int }", "must be Output Type")]
    [InlineData("type Query { a(b: Query): Int }", "must be Input Type")]
    [InlineData("type Query { a: T } type T", "Type T must define one or more fields.")]
    [InlineData("type Query { a: E } enum E", "must define one or more values")]
    [InlineData("type Query { a: U } union U", "must define one or more member types")]
    [InlineData("type Query { a: U } union U = Query | Query", "can only include type Query once")]
    [InlineData("type Query { a: U } union U = E enum E { A }", "can only include Object types")]
    [InlineData("type Query { __a: Int }", "must not begin with \"__\"")]
    [InlineData("type Query implements I { a: Int } interface I { b: Int }", "Interface field I.b expected but Query does not provide it.")]
    [InlineData("type Query implements I { a: Int } interface I { a: Int! }", "Interface field I.a expects type Int! but Query.a is type Int.")]
    [InlineData("type Query implements I { a: Int } interface I { a(b: Int): Int }", "expected but Query.a does not provide it")]
    [InlineData("type Query implements I { a(b: Int!): Int } interface I { a: Int }", "must not be required type")]
    [InlineData("type Query implements I { a: Int } interface I implements J { a: Int } interface J { a: Int }", "must implement J because it is implemented by I")]
    [InlineData("interface I implements I { a: Int } type Query { a: Int }", "cannot implement itself")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int }", "must not be deprecated")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "cannot be deprecated")]
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "Query.a(b:) has invalid default value")]
    [InlineData("type Query { a(b: I): Int } input I { c: I! }", "cannot be provided a finite value because it references itself through fields: I.c")]
    [InlineData("type Query { a(b: I): Int } input I { c: J! } input J { d: I! }", "through fields: I.c, J.d")]
    [InlineData("type Query { a(b: I): Int } input I @oneOf { c: I }", "cannot be provided a finite value")]
    [InlineData("type Query { a(b: I): Int } input I { c: I = {} }", "Invalid circular reference")]
    [InlineData("type Query { a(b: I): Int } input I @oneOf { c: Int! }", "OneOf input field I.c must be nullable.")]
    [InlineData("type Query { a(b: I): Int } input I @oneOf { c: Int = 1 }", "cannot have a default value")]
    [InlineData("type Query {", "Syntax Error")]
    public void A_schema_that_is_wrong_says_why(string sdl, string expected)
    {
        var exception = Should.Throw<SchemaException>(() => Schema.Parse(sdl));

        exception.Errors.ShouldContain(error => error.Message.Contains(expected));
        exception.Errors.ShouldAllBe(error => error.Locations.Count > 0 || error.Message.Contains("root type must be provided"));
    }

    [Fact]
    public void A_schema_prints_as_it_was_written_with_its_extensions_inside()
    {
        var schema = Schema.Parse("""
            "all of it"
            schema { query: Root }
            directive @tag("its name" name: String = "x") repeatable on OBJECT
            type Root implements Node @tag {
              "the id"
              id: ID!
              find("what" text: String! = "a", old: Int @deprecated(reason: "no")): [Found!]
            }
            interface Node { id: ID! }
            union Found = Root
            extend union Found = Other
            type Other { kind: Kind @deprecated }
            enum Kind { A }
            extend enum Kind { "second" B @deprecated }
            scalar Url @specifiedBy(url: "https://url.spec")
            input Pick @oneOf { url: Url }
            extend input Pick { n: Int }
            """);

        var printed = SchemaPrinter.Print(schema);

        SchemaPrinter.Print(Schema.Parse(printed)).ShouldBe(printed);
        printed.ShouldContain("union Found = Root | Other");
        printed.ShouldContain("  \"\"\"second\"\"\"\n  B @deprecated");
        printed.ShouldContain("input Pick @oneOf {\n  url: Url\n  n: Int\n}");
        printed.ShouldContain("old: Int @deprecated(reason: \"no\")");
        printed.ShouldNotContain("__");
    }

    [Fact]
    public void Built_in_scalars_are_there_when_something_refers_to_them()
    {
        var schema = Schema.Parse("type Query { a: Int }");

        schema.Type("Int").ShouldNotBeNull();
        schema.Type("Boolean").ShouldNotBeNull(); // introspection
        schema.Type("Float").ShouldBeNull();
    }
}
