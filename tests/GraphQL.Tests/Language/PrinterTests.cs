using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Fact]
    public void A_value_breaks_where_its_line_is_too_wide_and_only_there()
    {
        var wide = new string('x', 60);

        var printed = Printer.Print(Literals.Parse($"{{ short: [1, 2], wide: [\"{wide}\", {{ a: \"{wide}\", b: 1 }}] }}"));

        printed.ShouldBe($$"""
            {
              short: [1, 2]
              wide: [
                "{{wide}}"
                { a: "{{wide}}", b: 1 }
              ]
            }
            """);
    }
}
