namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesTests
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { barks } fragment B on Dog { barks }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { barks } fragment A on Dog { barks }",
        "1:27 1:55 There can be only one fragment named \"A\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
