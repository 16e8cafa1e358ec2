using System.Net.Http.Json;
using System.Text.Json;

namespace Sunomi.Tests.Browser;

/// <summary>What somebody signs up with.</summary>
public sealed record Account(string Name, string Password)
{
    private const string SignUpMutation =
        "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken expiresAt user { userId: id username displayName } errors { message } } }";

    public string Email => $"{Name}@example.org";

    public static Account New() => new($"person{Guid.NewGuid():N}"[..16], $"long enough {Guid.NewGuid():N}"[..24]);

    /// <summary>Over the API.</summary>
    /// <returns>the payload, with the session that has begun</returns>
    public async Task<JsonElement> Begin(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var response = await http.PostAsJsonAsync(
            "graphql", new { query = SignUpMutation, variables = new { input = new { username = Name, email = Email, password = Password } } });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        var payload = answer.GetProperty("data").GetProperty("signUp");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
        return payload;
    }

    /// <summary>As <see cref="Begin"/>.</summary>
    /// <returns>the state of a browser in which this person has signed in: a storage state of Playwright, with what <c>web/src/lib/session.ts</c> keeps</returns>
    public async Task<string> SignUp(Uri address)
    {
        var payload = await Begin(address);
        var session = new Dictionary<string, JsonElement>(payload.GetProperty("user").EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value)))
        {
            ["accessToken"] = payload.GetProperty("accessToken"),
            ["expiresAt"] = payload.GetProperty("expiresAt"),
        };
        var storage = new { name = "sunomi.session", value = JsonSerializer.Serialize(session) };
        return JsonSerializer.Serialize(
            new { cookies = Array.Empty<object>(), origins = new[] { new { origin = address.GetLeftPart(UriPartial.Authority), localStorage = new[] { storage } } } });
    }
}
