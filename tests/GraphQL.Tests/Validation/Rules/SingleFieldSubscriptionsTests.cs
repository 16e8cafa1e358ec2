namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsTests
{
    [Theory]
    [InlineData("subscription { dog { barks } }")]
    [InlineData("subscription { dog { barks } ...F } fragment F on Subscription { dog { barks } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "subscription S { dog { barks } cat { meows } }",
        "1:32 Subscription \"S\" must select only one top level field.")]
    [InlineData(
        "subscription { __typename }",
        "1:16 Anonymous Subscription must not select an introspection top level field.")]
    [InlineData(
        "subscription($a: Boolean!) { dog @include(if: $a) { barks } }",
        "1:34 Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
