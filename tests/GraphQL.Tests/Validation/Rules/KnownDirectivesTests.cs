namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class KnownDirectivesTests
{
    [Theory]
    [InlineData("query @once { dog @skip(if: true) { barks } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { barks @unknown } }",
        "1:15 Unknown directive \"@unknown\".")]
    [InlineData(
        "mutation @once { dog { barks } }",
        "1:10 Directive \"@once\" may not be used on MUTATION.")]
    [InlineData(
        "query($a: ID @skip(if: true)) { human(id: $a) { age } }",
        "1:14 Directive \"@skip\" may not be used on VARIABLE_DEFINITION.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
