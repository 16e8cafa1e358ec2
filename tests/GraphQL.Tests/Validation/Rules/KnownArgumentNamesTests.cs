namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class KnownArgumentNamesTests
{
    [Theory]
    [InlineData("{ dog { command(of: SIT) } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { command(of: SIT, time: 1) } }",
        "1:26 Unknown argument \"time\" on field \"Dog.command\". Did you mean \"times\"?")]
    [InlineData(
        "{ dog { barks @skip(if: true, unless: false) } }",
        "1:31 Unknown argument \"unless\" on directive \"@skip\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
