namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeTests
{
    [Theory]
    [InlineData("{ numbers(ints: [1, -2], float: 1, flag: true, text: \"\"\"block\"\"\") }")]
    [InlineData("{ numbers(ints: 3, float: null) }")]
    [InlineData("{ anything(value: { a: [1, E, \"s\", null] }) }")]
    [InlineData("{ choose(choice: { a: \"x\" }) }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ numbers(ints: 2147483648) }",
        "1:17 Expected value of type \"Int\": Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData(
        "{ numbers(ints: [1, null]) }",
        "1:21 Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData(
        "{ numbers(float: \"1\") }",
        "1:18 Expected value of type \"Float\": Float cannot represent non numeric value: \"1\"")]
    [InlineData(
        "{ numbers(flag: 1) }",
        "1:17 Expected value of type \"Boolean\": Boolean cannot represent a non boolean value: 1")]
    [InlineData(
        "{ numbers(text: YES) }",
        "1:17 Expected value of type \"String\": String cannot represent a non string value: YES")]
    [InlineData(
        "{ human(id: 1.5) { age } }",
        "1:13 Expected value of type \"ID\": ID cannot represent a non-string and non-integer value: 1.5")]
    [InlineData(
        "{ dog { command(of: \"SIT\") } }",
        "1:21 Enum \"Command\" cannot represent non-enum value: \"SIT\". Did you mean \"SIT\"?")]
    [InlineData(
        "{ dog { command(of: JUMP) } }",
        "1:21 Value \"JUMP\" does not exist in \"Command\" enum.")]
    [InlineData(
        "{ search(filter: { text: \"a\" }) }",
        "1:18 Expected value of type \"Filter\" to include required field \"required\", found: { text: \"a\" }.")]
    [InlineData(
        "{ search(filter: { required: 1, txt: \"a\" }) }",
        "1:33 Field \"txt\" is not defined by type \"Filter\". Did you mean \"text\"?")]
    [InlineData(
        "{ search(filter: 1) }",
        "1:18 Expected value of type \"Filter\" to be an object, found: 1.")]
    [InlineData(
        "{ choose(choice: { a: \"x\", b: 1 }) }",
        "1:18 Within OneOf Input Object type \"Choice\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData(
        "{ choose(choice: { a: null }) }",
        "1:18 Within OneOf Input Object type \"Choice\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData(
        "query($a: Int = \"x\") { required(a: 1, b: $a) }",
        "1:17 Expected value of type \"Int\": Int cannot represent non-integer value: \"x\"")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
