using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Limits;

/// <summary>A response beyond its limit is an error without data, wherever it grew.</summary>
public sealed class ResponseBytesTests
{
    [Theory]
    [InlineData("{ deep { deeps(first: 5000) { value } } }")]
    [InlineData("{ deep { deeps(first: 800) { value } } }")]
    [InlineData("{ books { title broken author { name } a: broken b: broken c: broken d: broken e: broken f: broken g: broken h: broken i: broken j: broken } }")]
    [InlineData("{ books { title author { name books { title author { name books { title author { name books { title author { name } } } } } } } } }")]
    [InlineData("mutation { append(text: \"LONG\") }")]
    public async Task Too_much_is_refused_by_its_name(string query)
    {
        await using var host = await LibraryHost.StartAsync(options => options.Limits.ResponseBytes = 1_000);

        var response = await host.PostAsync(query.Replace("LONG", new string('x', 3_000), StringComparison.Ordinal));

        response["data"].ShouldBeNull();
        var error = response["errors"]!.AsArray().ShouldHaveSingleItem()!;
        error["message"]!.GetValue<string>().ShouldBe("The response has more than 1000 bytes (limit: response bytes).");
        error["extensions"]!["code"]!.GetValue<string>().ShouldBe("LIMIT_EXCEEDED");
        (await host.PostAsync("{ deep { deeps(first: 10) { value } } }"))["errors"].ShouldBeNull();
    }
}
