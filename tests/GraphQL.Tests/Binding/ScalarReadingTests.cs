using Microsoft.Extensions.DependencyInjection;

namespace Sunomi.GraphQL.Tests.Binding;

/// <summary>What a resolver cannot read is the caller's error, said before execution where that is possible; never one of ours.</summary>
public sealed class ScalarReadingTests
{
    private const string Schema = """
        scalar Money
        scalar Key
        scalar Count
        type Query {
          money(of: Money!): Boolean
          exact(of: Float!): Boolean
          single(of: Float!): Boolean
          first(key: Key!): Boolean
          text(key: Key!): Boolean
          second(key: Key!): Boolean
          count(of: Count!): Boolean
        }
        """;

    [Theory]
    [InlineData("query($v: Money!) { money(of: $v) }", "1e300")]
    [InlineData("query($v: Money!) { money(of: $v) }", "1e999")]
    [InlineData("query($v: Float!) { exact(of: $v) }", "1e300")]
    [InlineData("query($v: Float!) { single(of: $v) }", "1e300")]
    [InlineData("query($v: Count!) { count(of: $v) }", "\"99999999999\"")]
    [InlineData("query($v: Key!) { first(key: $v) }", "\"no key\"")]
    [InlineData("{ money(of: 1e300) }")]
    [InlineData("{ exact(of: 1e300) }")]
    [InlineData("{ single(of: -1e300) }")]
    [InlineData("{ count(of: \"99999999999\") }")]
    public async Task A_value_beyond_what_the_resolver_takes_is_an_error_for_the_caller(string document, string value = "1")
    {
        await using var services = Services();

        var response = await services.AnswerAsync(document, $$"""{"v":{{value}}}""");

        var message = response.GetProperty("errors")[0].GetProperty("message").GetString()!;
        message.ShouldNotContain("Internal error");
    }

    [Theory]
    [InlineData("query($v: Key!) { text(key: $v) }")]
    [InlineData("{ text(key: \"no key\") }")]
    public async Task A_scalar_of_several_types_is_only_held_to_that_of_its_place(string document)
    {
        await using var services = Services();

        var response = await services.AnswerAsync(document, """{"v":"no key"}""");

        response.GetRawText().ShouldBe("""{"data":{"text":true}}""");
    }

    private static ServiceProvider Services() => Engines.Create(Schema, options => options.AddResolvers<Resolvers>("Query").Scalar("Count", int.Parse, count => $"{count}"));

    internal sealed class Resolvers
    {
        public static bool Money(decimal of) => of > 0;

        public static bool Exact(decimal of) => of > 0;

        public static bool Single(float of) => of > 0;

        public static bool First(Guid key) => key != Guid.Empty;

        public static bool Text(string key) => key.Length > 0;

        public static bool Second(Guid key) => key != Guid.Empty;

        public static bool Count(int of) => of > 0;
    }
}
