namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesTests
{
    [Theory]
    [InlineData("{ dog { command(of: SIT, times: 1) } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { command(of: SIT, of: SIT) } }",
        "1:17 1:26 There can be only one argument named \"of\".")]
    [InlineData(
        "{ dog { barks @many(a: 1, a: 1) } }",
        "1:21 1:27 There can be only one argument named \"a\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
