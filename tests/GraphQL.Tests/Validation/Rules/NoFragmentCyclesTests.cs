namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class NoFragmentCyclesTests
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { ...B } fragment B on Dog { barks }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { barks ...A }",
        "1:44 Cannot spread fragment \"A\" within itself.")]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { owner { relatives { pets { ...A } } } }",
        "1:38 1:92 Cannot spread fragment \"A\" within itself via \"B\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
