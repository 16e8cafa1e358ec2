using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;
using Sunomi.GraphQL.Validation.SchemaRules;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Every rule of the type system has schemas that it alone refuses: all the others have nothing to say.</summary>
public sealed class SchemaRuleAgreementTests
{
    public static TheoryData<string, string> Definitions => CaseTable.Of(SchemaRuleCases.OfDefinitions);

    public static TheoryData<string, string> TypeSystem => CaseTable.Of(SchemaRuleCases.OfTypeSystem);

    [Theory]
    [MemberData(nameof(Definitions))]
    public async Task A_definition_is_refused_as_the_reference_does_and_by_one_rule_alone(string rule, string sdl)
    {
        var theirs = await Agreement.OnAsync(new() { ["kind"] = "schema", ["sdl"] = sdl });

        theirs.GetProperty("ok").GetBoolean().ShouldBeFalse();
        var document = Parser.Parse(sdl, ParserLimits.Trusted);
        Speakers(DefinitionRules.All, (one, report) => one.Check(document, report)).ShouldBe([rule]);
    }

    [Theory]
    [MemberData(nameof(TypeSystem))]
    public async Task A_type_system_is_refused_as_the_reference_does_and_by_one_rule_alone(string rule, string sdl)
    {
        var theirs = await Agreement.OnAsync(new() { ["kind"] = "schema", ["sdl"] = sdl });

        theirs.GetProperty("ok").GetBoolean().ShouldBeFalse();
        var document = Parser.Parse(sdl, ParserLimits.Trusted);
        Speakers(DefinitionRules.All, (one, report) => one.Check(document, report)).ShouldBeEmpty();
        var schema = new SchemaBuilder(document).Build();
        Speakers(TypeSystemRules.All, (one, report) => one.Check(schema, report)).ShouldBe([rule]);
    }

    [Theory]
    [InlineData("type Query { a: Int @deprecated(reason: 1) }")]
    [InlineData("type Query { a: S } scalar S @specifiedBy(url: [\"x\"])")]
    [InlineData("type Query { a: E } enum E { A @deprecated(reason: WHY) }")]
    public async Task Arguments_of_built_in_directives_are_strings(string sdl) =>
        (await Agreement.OnAsync(new() { ["kind"] = "schema", ["sdl"] = sdl })).GetProperty("ok").GetBoolean().ShouldBeFalse();

    [Fact]
    public void No_rule_is_left_out()
    {
        SchemaRuleCases.OfDefinitions.Keys.ShouldBe(DefinitionRules.All.Select(rule => rule.GetType().Name), ignoreOrder: true);
        SchemaRuleCases.OfTypeSystem.Keys.ShouldBe(TypeSystemRules.All.Select(rule => rule.GetType().Name), ignoreOrder: true);
    }

    /// <summary>The rules that report anything.</summary>
    private static List<string> Speakers<TRule>(IReadOnlyList<TRule> rules, Action<TRule, Action<GraphQLError>> check)
        where TRule : notnull
    {
        var speakers = new List<string>();
        foreach (var rule in rules)
        {
            check(rule, _ => speakers.Add(rule.GetType().Name));
        }

        return [.. speakers.Distinct()];
    }
}
