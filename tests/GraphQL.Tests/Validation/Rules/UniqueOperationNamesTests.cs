namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class UniqueOperationNamesTests
{
    [Theory]
    [InlineData("query A { dog { barks } } query B { dog { barks } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "query A { dog { barks } } mutation A { dog { barks } }",
        "1:7 1:36 There can be only one operation named \"A\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
