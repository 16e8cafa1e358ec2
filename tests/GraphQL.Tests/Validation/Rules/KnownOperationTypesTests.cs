using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;
using Sunomi.GraphQL.Validation;

namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class KnownOperationTypesTests
{
    [Fact]
    public void Lets_pass() => ValidationSchema.Errors("mutation { dog { barks } }").ShouldBeEmpty();

    [Theory]
    [InlineData("mutation { a }", "mutation")]
    [InlineData("subscription { a }", "subscription")]
    public void Alone_refuses(string document, string operation)
    {
        var errors = Validator.Validate(Schema.Parse("type Query { a: Int }"), Parser.Parse(document, ParserLimits.Trusted), int.MaxValue);

        errors.ShouldHaveSingleItem().Message.ShouldBe($"The {operation} operation is not supported by the schema.");
    }
}
