using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Adapter;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>
/// Puts one case to the engine and to the reference, and compares what is not a matter of taste: accepted or refused, number and places of
/// errors, data with the order of its keys, printed text by its meaning. Messages are free, but resolvers' own.
/// </summary>
internal static class Agreement
{
    /// <summary>Fails with the case and both answers when they differ.</summary>
    /// <returns>The answer of the reference.</returns>
    public static async Task<JsonElement> OnAsync(JsonObject test)
    {
        var theirs = await Reference.AskAsync(test);
        var ours = await OursAsync(test);
        var difference = await DifferenceAsync(test, ours, theirs);
        if (difference is not null)
        {
            Assert.Fail($"{difference}\nOurs:   {ours.GetRawText()}\nTheirs: {theirs.GetRawText()}\nCase:   {Show(test)}");
        }

        return theirs;
    }

    /// <summary>What the engine answers.</summary>
    public static async Task<JsonElement> OursAsync(JsonObject test)
    {
        var line = new JsonObject(test.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))) { ["id"] = "ours" };
        using var answer = JsonDocument.Parse(await Cases.AnswerAsync(Encoding.UTF8.GetBytes(line.ToJsonString())), new JsonDocumentOptions { MaxDepth = 4_000 });
        return answer.RootElement.Clone();
    }

    /// <summary>Null when both answers mean the same.</summary>
    public static async Task<string?> DifferenceAsync(JsonObject test, JsonElement ours, JsonElement theirs)
    {
        if (ours.TryGetProperty("crash", out _) || theirs.TryGetProperty("crash", out _))
        {
            return "One crashed.";
        }

        switch (test["kind"]!.GetValue<string>())
        {
            case "parse":
                return Verdict(ours, theirs) ?? (IsOk(ours) ? await PrintedAsync("print", "source", ours, theirs) : Responses.Places(ours, theirs));
            case "schema":
                return Verdict(ours, theirs) ?? (IsOk(ours) ? await PrintedAsync("printSchema", "sdl", ours, theirs) : Responses.Places(ours, theirs));
            case "validate":
                return Responses.Places(ours, theirs);
            case "introspection":
                return theirs.TryGetProperty("errors", out _) ? Responses.Difference(ours, theirs)
                    : IntrospectedSchema.Of(ours) == IntrospectedSchema.Of(theirs) ? null
                    : "The introspected schemas differ.";
            case "subscribe" when theirs.TryGetProperty("responses", out var expected):
                if (!ours.TryGetProperty("responses", out var got) || got.GetArrayLength() != expected.GetArrayLength())
                {
                    return "There are not as many responses.";
                }

                return got.EnumerateArray().Zip(expected.EnumerateArray()).Select(pair => Responses.Difference(pair.First, pair.Second)).FirstOrDefault(one => one is not null);
            default:
                return Responses.Difference(ours, theirs);
        }
    }

    private static bool IsOk(JsonElement answer) => answer.GetProperty("ok").GetBoolean();

    private static string? Verdict(JsonElement ours, JsonElement theirs) => IsOk(ours) == IsOk(theirs) ? null : IsOk(ours) ? "Only we accept it." : "Only they accept it.";

    private static async Task<string?> PrintedAsync(string kind, string member, JsonElement ours, JsonElement theirs)
    {
        var first = await Reference.AskAsync(new() { ["kind"] = kind, [member] = ours.GetProperty("printed").GetString() });
        var second = await Reference.AskAsync(new() { ["kind"] = kind, [member] = theirs.GetProperty("printed").GetString() });
        return first.TryGetProperty("printed", out var text) && text.GetString() == second.GetProperty("printed").GetString() ? null : "The printed texts mean different things.";
    }

    private static string Show(JsonObject test) => string.Join('\n', test.Select(member => $"{member.Key}: {(member.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : member.Value?.ToJsonString())}"));
}
