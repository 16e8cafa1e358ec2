namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedTests
{
    [Theory]
    [InlineData("{ dog { barks barks } pet { ... on Dog { x: barks } ... on Cat { x: meows } } }")]
    [InlineData("{ human { pets { name(surname: true) } pets { name(surname: true) } } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { x: barks x: name } }",
        "1:9 1:18 Fields \"x\" conflict because \"barks\" and \"name\" are different fields. Use different aliases on the fields to fetch both if this was intentional.")]
    [InlineData(
        "{ dog { name(surname: true) name } }",
        "1:9 1:29 Fields \"name\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.")]
    [InlineData(
        "{ pet { ... on Dog { x: barks } ... on Cat { x: volume } } }",
        "1:22 1:46 Fields \"x\" conflict because they return conflicting types \"Boolean\" and \"Int\". Use different aliases on the fields to fetch both if this was intentional.")]
    [InlineData(
        "{ dog { ...A ...B } } fragment A on Dog { x: barks } fragment B on Dog { x: name }",
        "1:43 1:74 Fields \"x\" conflict because \"barks\" and \"name\" are different fields. Use different aliases on the fields to fetch both if this was intentional.")]
    [InlineData(
        "{ dog { owner { x: age } owner { x: name } } }",
        "1:9 1:17 1:26 1:34 Fields \"owner\" conflict because subfields \"x\" conflict because \"age\" and \"name\" are different fields. Use different aliases on the fields to fetch both if this was intentional.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
