namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeTests
{
    [Theory]
    [InlineData("{ __typename pet { __typename name } __schema { types { name } } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { bark } }",
        "1:9 Cannot query field \"bark\" on type \"Dog\". Did you mean \"barks\"?")]
    [InlineData(
        "{ pet { barks } }",
        "1:9 Cannot query field \"barks\" on type \"Pet\". Did you mean to use an inline fragment on \"Dog\"?")]
    [InlineData(
        "{ dogOrCat { name } }",
        "1:14 Cannot query field \"name\" on type \"DogOrCat\". Did you mean to use an inline fragment on \"Dog\" or \"Cat\"?")]
    [InlineData(
        "{ dog { __schema { types { name } } } }",
        "1:9 Cannot query field \"__schema\" on type \"Dog\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
