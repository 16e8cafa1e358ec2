namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>
/// The grammar, token by token: what is a document, what it says when printed, and where the first error is. Left out is what the
/// reference reads beyond the edition: empty selection sets, and extensions of directives.
/// </summary>
public sealed class ParsingAgreementTests
{
    public static TheoryData<string> Sources =>
    [
        // operations
        "{ a }", "query { a }", "query A { a }", "mutation A @d { a }", "subscription($a: Int) { a }", "{", "}", "", "#only a comment", "query", "query A", "query A B { a }", "{ a } b", "{ a } { b }",
        "query ($a: Int = 1 @d(b: 2), $c: [T!]! = [null, $d]) { a }", "query ($a: Int = 1 @d(b: 2), $c: [T!]! = [null]) { a }", "query () { a }", "query ($a) { a }", "query ($a: ) { a }", "query ($: Int) { a }", "query ($a: Int $b: Int) { a }",
        "query ($a: [[[Int!]!]!]!) { a }", "query ($a: Int!!) { a }", "query ($a: [Int) { a }", "query ($a: []) { a }",
        // executable descriptions
        "\"what\" query A { a }", "\"\"\"what\"\"\" query { a }", "\"what\" { a }", "\"what\" fragment F on T { a }", "query (\"what\" $a: Int) { a }", "query (\"\"\"what\n is\"\"\" $a: Int \"and\" $b: Int = 1) { a }", "\"a\" \"b\" query { a }", "{ \"what\" a }",
        // selections
        "{ a: b }", "{ a: b: c }", "{ a: }", "{ : a }", "{ a(b: 1) }", "{ a() }", "{ a(b) }", "{ a(b:) }", "{ a(b: 1, b: 2,,,) { c } }", "{ a @b @c(d: $e) }", "{ a @ }", "{ a @b() }", "{ query mutation subscription fragment on true false null type }",
        "{ ...a }", "{ ...on }", "{ ... on T { a } }", "{ ... on on { a } }", "{ ... { a } }", "{ ... @d { a } }", "{ ...a @d }", "{ ... a on T { b } }", "{ ....a }", "{ ..a }", "{ . }", "{ ...on T }", "{ ... }", "{ ...a { b } }",
        "fragment F on T { a }", "fragment on on T { a }", "fragment F T { a }", "fragment F on { a }", "fragment F($a: Int) on T { a }", "fragment F on T @d { a }", "fragment true on null { a }", "fragment",
        // values
        "{ a(b: 0) }", "{ a(b: -0) }", "{ a(b: 00) }", "{ a(b: 01) }", "{ a(b: +1) }", "{ a(b: - 1) }", "{ a(b: -) }", "{ a(b: 1.) }", "{ a(b: .1) }", "{ a(b: 1.0e10) }", "{ a(b: 1E-2) }", "{ a(b: 1e) }", "{ a(b: 1e+) }", "{ a(b: 1.e1) }", "{ a(b: 0x1) }", "{ a(b: 1a) }", "{ a(b: 1_) }", "{ a(b: 1.2.3) }", "{ a(b: 123456789012345678901234567890) }", "{ a(b: 1\"\") }", "{ a(b: 1[]) }",
        "{ a(b: true, c: false, d: null, e: E) }", "{ a(b: []) }", "{ a(b: [1 \"a\" E [2] {}]) }", "{ a(b: [,]) }", "{ a(b: [) }", "{ a(b: {}) }", "{ a(b: {c: 1 d: {e: $f}}) }", "{ a(b: {c}) }", "{ a(b: {c:}) }", "{ a(b: {1: 2}) }", "{ a(b: $) }", "{ a(b: $1) }", "{ a(b: $a.b) }", "{ a(b: $ c) }", "{ a(b: {\"c\": 1}) }",
        // strings
        """{ a(b: "") }""", """{ a(b: "c d") }""", """{ a(b: "\"\\\/\b\f\n\r\t") }""", """{ a(b: "\u0041\u{1F600}\uD83D\uDE00") }""", """{ a(b: "\uD83D") }""", """{ a(b: "\uDE00\uD83D") }""", """{ a(b: "\u{D83D}") }""", """{ a(b: "\u{110000}") }""", """{ a(b: "\u{}") }""", """{ a(b: "\u{1") }""", """{ a(b: "\u00") }""", """{ a(b: "\x") }""", """{ a(b: "\ ") }""", """{ a(b: "\u{000000041}") }""", """{ a(b: "\u{00000041}") }""", """{ a(b: "c) }""", "{ a(b: \"c\nd\") }", "{ a(b: \"c\rd\") }", "{ a(b: \"\t\u0007\uFFFF😀\") }", "{ a(b: 'c') }", "{ a(b: \"\\", "{ a(b: \"\\u", "{ a(b: \"\u007F\") }",
        "{ a(b: \"\"\"\"\"\") }", "{ a(b: \"\"\"c\"\"\") }", "{ a(b: \"\"\"\n  c\n    d\n\n  e\n\"\"\") }", "{ a(b: \"\"\" c\n  d \"\"\") }", "{ a(b: \"\"\"\\\"\"\" \\n \\u0041\"\"\") }", "{ a(b: \"\"\"\"c\"\"\"\") }", "{ a(b: \"\"\"c\\\"\"\") }", "{ a(b: \"\"\"c) }", "{ a(b: \"\"\"c\"\") }", "{ a(b: \"\"\"\r\n\tc\r\td\r\n\"\"\") }", "{ a(b: \"\"\"c\\\"\"\"\"\"\") }", "{ a(b: \"\"\"\u0007\"\"\") }", "{ a(b: \"\"\"  \n\n  \"\"\") }",
        // ignored and forbidden characters
        "\uFEFF{ a }", "{ \uFEFF a }", "{\ta\v}", "{ a\u00A0b }", "{ a\u2028b }", "{ é }", "{ a ? }", "{ a; b }", "{ a % }", "{ a \u0000 }", "{,a,,b,}", "{ a #c\u0007\n b }", "{ a #c\r\r\n\n ? }", "{ 😀 }", "#😀\n{ a ? }", "{ a \\ }", "{ a ` b }", "{ a & b }", "{ a | b }", "{ a = b }", "{ a ! }", "{ a ] }",
        // type system
        "schema { query: Q }", "schema { }", "schema", "schema { query Q }", "schema { quary: Q }", "schema @d { query: Q mutation: M }", "extend schema @d", "extend schema", "extend schema { query: Q }", "\"what\" schema { query: Q }", "\"what\" extend schema @d",
        "scalar S", "scalar S @d(a: [1])", "scalar", "extend scalar S @d", "extend scalar S", "scalar S { a }",
        "type T", "type T { a: Int }", "type T { }", "type T implements A & B & C @d { a(b: Int = 1 @d, c: [Int!]!): Int! @d }", "type T implements & A & B { a: Int }", "type T implements A B { a: Int }", "type T implements A, B { a: Int }", "type T implements & { a: Int }", "type T implements { a: Int }", "type T { a(): Int }", "type T { a }", "type T { a: }", "type T { a(b: Int = $c): Int }", "type T { \"what\" a(\"who\" b: Int): Int \"\"\"x\ny\"\"\" c: Int }", "extend type T implements A", "extend type T", "extend type T { a: Int }", "\"x\" type T { a: Int } \"y\" scalar S", "type T { type: Type input: Input extend: Int }", "type type { type: type }",
        "interface I", "interface I implements A & B { a: Int }", "extend interface I @d", "extend interface I", "interface",
        "union U", "union U = A", "union U = | A | B", "union U = A | | B", "union U = A B", "union U =", "union U = A |", "extend union U = A", "extend union U", "union U @d = A", "union U | A",
        "enum E", "enum E { A B @d }", "enum E { true }", "enum E { A null }", "enum E { }", "enum E { \"what\" A }", "extend enum E { A }", "extend enum E", "enum E { A: 1 }",
        "input I", "input I { a: Int = 1 @d b: [I!] = [] }", "input I { a(b: Int): Int }", "input I { }", "extend input I @d", "extend input I", "input I { a: Int = $b }", "input I @oneOf { a: Int }",
        "directive @d on FIELD", "directive @d(a: Int) repeatable on FIELD | QUERY", "directive @d repeatable on | FIELD", "directive @d on", "directive d on FIELD", "directive @d on field", "directive @d on FIELD QUERY", "directive @ d on FIELD", "directive @d on FIELD |", "directive @d(a: Int b: Int = 2 @e) on VARIABLE_DEFINITION", "directive @d repeated on FIELD", "\"what\" directive @d on FIELD", "directive @d on INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM_VALUE",
        "extend", "extend { a }", "extend query { a }", "extend extend type T { a: Int }", "foo", "\"what\"", "\"what\" foo", "type T { a: Int } { a }",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public Task A_source_is_read_alike(string source) => Agreement.OnAsync(new() { ["kind"] = "parse", ["source"] = source });
}
