using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Tests.Validation;
using Sunomi.GraphQL.Types;
using Sunomi.GraphQL.Validation;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Every rule of section 5 has documents that it alone refuses: switched off, the engine lets them pass.</summary>
public sealed class RuleAgreementTests
{
    public static TheoryData<string, string> Cases => CaseTable.Of(RuleCases.All);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_document_is_refused_as_the_reference_does_and_by_one_rule_alone(string rule, string document)
    {
        var theirs = await Agreement.OnAsync(new() { ["kind"] = "validate", ["schema"] = ValidationSchema.Sdl, ["document"] = document });

        theirs.GetProperty("errors").GetArrayLength().ShouldBePositive();
        ValidationSchema.Validate(document, off: rule).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mutation { a }")]
    [InlineData("subscription { a }")]
    [InlineData("query A { a } mutation B { a } subscription C { a }")]
    public async Task An_operation_without_a_root_type_is_refused_by_one_rule_alone(string document)
    {
        const string Sdl = "type Query { a: Int }";

        var theirs = await Agreement.OnAsync(new() { ["kind"] = "validate", ["schema"] = Sdl, ["document"] = document });

        theirs.GetProperty("errors").GetArrayLength().ShouldBePositive();
        Validator.Validate(Schema.Parse(Sdl), Parser.Parse(document, ParserLimits.Trusted), int.MaxValue, rule => rule.GetType().Name != "KnownOperationTypes").ShouldBeEmpty();
    }

    [Fact]
    public void No_rule_is_left_out() =>
        RuleCases.All.Keys.ShouldBe(typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule))).Select(type => type.Name), ignoreOrder: true);
}
