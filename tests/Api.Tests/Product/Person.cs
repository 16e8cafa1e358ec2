using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Sunomi.Tests.Product;

/// <summary>Somebody at the API: a stranger, or a person with a session.</summary>
public sealed class Person(HttpClient http, string? token, string? id = null, string? username = null)
{
    public string? Token => token;

    public string Id => id ?? throw new InvalidOperationException("A stranger has no id.");

    public string Username => username ?? throw new InvalidOperationException("A stranger has no name.");

    public HttpClient Http => http;

    public async Task<Answer> Ask(string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        try
        {
            return new Answer(response.StatusCode, JsonElement.Parse(text));
        }
        catch (JsonException)
        {
            throw new ShouldAssertException($"{(int)response.StatusCode} with a body that is no JSON: {text}");
        }
    }

    /// <summary>A socket of this person, already acknowledged.</summary>
    public Task<GraphQLSocket> Connect() => GraphQLSocket.Open(new Uri(http.BaseAddress!, "/graphql"), token);
}
