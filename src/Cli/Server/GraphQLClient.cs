using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Sunomi.Cli.Server;

/// <summary>One request, one answer: GraphQL over HTTP.</summary>
internal sealed class GraphQLClient(HttpClient http, TimeSpan patience, TimeProvider clock)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Uri Server => http.BaseAddress!;

    /// <summary>Sent with every request once it is set.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Answers the <c>data</c> of the response.</summary>
    /// <exception cref="ServerException">a top-level error, or no answer in time</exception>
    public async Task<JsonElement> Ask(string query, object variables, CancellationToken cancellationToken)
    {
        using var response = await Send(query, variables, cancellationToken);
        var body = await ReadBody(response, cancellationToken);
        if (body.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0)
        {
            throw new ServerException($"The server answered: {errors[0].GetProperty("message").GetString()}");
        }

        return body.GetProperty("data");
    }

    private async Task<HttpResponseMessage> Send(string query, object variables, CancellationToken cancellationToken)
    {
        try
        {
            return await Patience.For(patience, clock).ExecuteAsync(
                async token =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
                    {
                        Content = JsonContent.Create(new { query, variables }, options: Json),
                    };
                    request.Headers.Authorization = AccessToken is null ? null : new AuthenticationHeaderValue("Bearer", AccessToken);
                    return await http.SendAsync(request, token);
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ServerException($"{Server} could not be reached: {exception.Message}");
        }
    }

    private async Task<JsonElement> ReadBody(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<JsonElement>(Json, cancellationToken);
        }
        catch (JsonException)
        {
            throw new ServerException(
                $"{Server} answered {(int)response.StatusCode} and no GraphQL: is it a Sunomi server?",
                response.StatusCode == HttpStatusCode.NotFound ? ExitCode.Usage : ExitCode.Server);
        }
    }
}
