namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsTests
{
    [Theory]
    [InlineData("{ dog { barks } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { barks } } type X { a: Int }",
        "1:19 The \"X\" definition is not executable.")]
    [InlineData(
        "{ dog { barks } } schema { query: Query }",
        "1:19 The schema definition is not executable.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
