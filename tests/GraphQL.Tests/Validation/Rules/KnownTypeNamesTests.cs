namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class KnownTypeNamesTests
{
    [Theory]
    [InlineData("query($a: ID) { human(id: $a) { name } } ")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { ... on Dogg { barks } } }",
        "1:16 Unknown type \"Dogg\". Did you mean \"Dog\"?")]
    [InlineData(
        "query($a: Zzzzzzzzz) { anything(value: $a) }",
        "1:11 Unknown type \"Zzzzzzzzz\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
