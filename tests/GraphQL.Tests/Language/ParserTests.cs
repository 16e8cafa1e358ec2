using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Tests.Language;

/// <summary>The grammar, read and printed.</summary>
public sealed class ParserTests
{
    [Theory]
    [InlineData("{ a }", "{\n  a\n}")]
    [InlineData("query Q($a: [Int!]! = [1] @d, $b: I = {x: 1}) @d(a: $a) { b: a(x: $a) @skip(if: true) { ...F ... on T @d { c } ... { d } } }", null)]
    [InlineData("\"what it does\" query Q(\"what it is\" $a: Int) { a }", "\"what it does\"\nquery Q(\n  \"what it is\"\n  $a: Int\n) {\n  a\n}")]
    [InlineData("\"d\" fragment F on T { a }", "\"d\"\nfragment F on T {\n  a\n}")]
    [InlineData("subscription { a }", null)]
    [InlineData("mutation M { a(x: 1.5e-3, y: -0, z: \"\\u00e9\\u{1F600}\\n\", e: ENUM, n: null, t: true, o: {}) }", null)]
    [InlineData("extend schema @d { query: Q } extend type T implements & A & B { f(a: Int = 1): Int } extend union U = | A | B", null)]
    [InlineData("directive @d(a: Int) repeatable on FIELD | QUERY interface I implements J { a: Int } enum E { A B @d } input I { a: Int = 1 } scalar S @d", null)]
    [InlineData("{ on fragment: query type(on: on) }", null)]
    [InlineData("\uFEFF# comment\r\n{,,a\r\r\n\t}", "{\n  a\n}")]
    public void What_is_read_prints_the_same_twice(string source, string? printed)
    {
        var once = Printer.Print(Parser.Parse(source, ParserLimits.Trusted));
        var twice = Printer.Print(Parser.Parse(once, ParserLimits.Trusted));

        twice.ShouldBe(once);
        if (printed is not null)
        {
            once.ShouldBe(printed);
        }
    }

    [Theory]
    [InlineData("", 1, 1, "Unexpected <EOF>")]
    [InlineData("{", 1, 2, "Expected Name, found <EOF>")]
    [InlineData("{ }", 1, 3, "Expected Name, found \"}\"")]
    [InlineData("{\n  a(\n}", 3, 1, "Expected Name, found \"}\"")]
    [InlineData("{ a: }", 1, 6, "Expected Name")]
    [InlineData("{ a(x: 01) }", 1, 9, "unexpected digit after 0")]
    [InlineData("{ a(x: 1.) }", 1, 10, "expected digit")]
    [InlineData("{ a(x: .5) }", 1, 8, "did you mean \"0.5\"")]
    [InlineData("{ a(x: 1a) }", 1, 9, "expected digit but got: \"a\"")]
    [InlineData("{ a(x: \"b\n\") }", 1, 10, "Unterminated string")]
    [InlineData("{ a(x: \"\\x\") }", 1, 9, "Invalid character escape sequence")]
    [InlineData("{ a(x: \"\\uD800\") }", 1, 9, "Invalid Unicode escape sequence")]
    [InlineData("{ a(x: \"\\u{110000}\") }", 1, 9, "Invalid Unicode escape sequence")]
    [InlineData("{ a .. b }", 1, 5, "did you mean \"...\"")]
    [InlineData("{ a ? }", 1, 5, "Unexpected character: \"?\"")]
    [InlineData("{ a 'b' }", 1, 5, "single quote")]
    [InlineData("query($a: Int = $b) { a }", 1, 17, "Unexpected variable \"$b\" in constant value")]
    [InlineData("fragment on on T { a }", 1, 10, "Unexpected Name \"on\"")]
    [InlineData("\"d\" { a }", 1, 1, "descriptions are not supported on shorthand queries")]
    [InlineData("\"d\" extend type T { a: Int }", 1, 1, "extensions do not")]
    [InlineData("{ a { } }", 1, 7, "Expected Name, found \"}\"")]
    [InlineData("extend directive @d on FIELD", 1, 8, "Unexpected Name \"directive\"")]
    [InlineData("extend type T", 1, 14, "Unexpected <EOF>")]
    [InlineData("directive @d on NOWHERE", 1, 17, "Unexpected Name \"NOWHERE\"")]
    [InlineData("enum E { true }", 1, 10, "reserved")]
    public void What_is_no_document_says_where_and_why(string source, int line, int column, string message)
    {
        var exception = Should.Throw<SyntaxException>(() => Parser.Parse(source, ParserLimits.Trusted));

        exception.Location.ShouldBe(new Location(line, column));
        exception.Message.ShouldContain(message);
    }

    [Fact]
    public void A_lone_surrogate_is_no_character() =>
        Should.Throw<SyntaxException>(() => Parser.Parse("{ a(x: \"\uD800\") }", ParserLimits.Trusted)).Message.ShouldContain("U+D800");

    [Theory]
    [InlineData("\n    a\n      b\n  \n    c\n  ", "a\n  b\n\nc")]
    [InlineData("  first keeps its indentation\n  second", "  first keeps its indentation\nsecond")]
    [InlineData("\\\"\"\"", "\"\"\"")]
    [InlineData("\r\n a\r b\r\n", "a\nb")]
    [InlineData("", "")]
    [InlineData(" \n\t\n", "")]
    public void A_block_string_loses_its_common_indentation(string raw, string value)
    {
        var literal = (StringValueNode)Literals.Parse($"\"\"\"{raw}\"\"\"");

        literal.Value.ShouldBe(value);
        literal.Block.ShouldBeTrue();
    }

    [Fact]
    public void Lines_are_counted_through_block_strings()
    {
        var exception = Should.Throw<SyntaxException>(() => Parser.Parse("\"\"\"\na\r\nb\rc\n\"\"\" ?", ParserLimits.Trusted));

        exception.Location.ShouldBe(new Location(5, 5));
    }

    [Fact]
    public void A_wide_selection_gets_a_line_per_argument()
    {
        var wide = new string('x', 70);

        Printer.Print(Parser.Parse($"{{ a(first: \"{wide}\", second: 2) }}", ParserLimits.Trusted)).ShouldBe($"{{\n  a(\n    first: \"{wide}\"\n    second: 2\n  )\n}}");
    }
}
