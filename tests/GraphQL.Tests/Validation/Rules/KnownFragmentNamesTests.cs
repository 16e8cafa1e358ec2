namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class KnownFragmentNamesTests
{
    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { barks }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { barks ...Nowhere } }",
        "1:18 Unknown fragment \"Nowhere\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
