using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Sunomi.GraphQL;

namespace Sunomi.Hubs;

/// <summary>
/// The live events of the GraphQL contract for clients that prefer SignalR: a streaming method for each subscription, by its name, whose
/// items are what that field holds. It ends as the subscription does; what ends it otherwise is told as <c>CODE: words</c>.
/// </summary>
internal sealed partial class WatchHub(GraphQLSubscriptions subscriptions, GraphQLOptions graphQL, ILogger<WatchHub> logger) : Hub
{
    public const string Path = "/hubs/watch";

    private WatchConnection? Connection
    {
        get => (WatchConnection?)Context.Items[typeof(WatchConnection)];
        set => Context.Items[typeof(WatchConnection)] = value;
    }

    public override Task OnConnectedAsync()
    {
        try
        {
            Connection = new(subscriptions.Connect(Context.User!, Context.GetHttpContext()!), graphQL.Limits.OperationsPerSocket);
            return Task.CompletedTask;
        }
        catch (GraphQLException exception)
        {
            throw Told(exception.Code, exception.Message);
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Connection?.Dispose();
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<JsonElement> VideoProcessing(string? videoId, CancellationToken cancellationToken) =>
        Watch(WatchDocuments.VideoProcessing, "videoProcessing", videoId, cancellationToken);

    public IAsyncEnumerable<JsonElement> VideoReplacement(string? videoId, CancellationToken cancellationToken) =>
        Watch(WatchDocuments.VideoReplacement, "videoReplacement", videoId, cancellationToken);

    public IAsyncEnumerable<JsonElement> VideoActivity(string? videoId, CancellationToken cancellationToken) =>
        Watch(WatchDocuments.VideoActivity, "videoActivity", videoId, cancellationToken);

    /// <remarks>An item is written before the next is asked for: a slow client's events wait where they come from, which drops what is too many.</remarks>
    private async IAsyncEnumerable<JsonElement> Watch(string document, string field, string? videoId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = Connection!;
        if (!connection.TryOpenStream())
        {
            throw Told("LIMIT_EXCEEDED", $"A connection has at most {graphQL.Limits.OperationsPerSocket} streams at once (limit: operations per socket).");
        }

        try
        {
            var variables = JsonSerializer.SerializeToElement(new { id = videoId ?? string.Empty });
            await using var responses = subscriptions
                .Subscribe(document, variables, Context.User!, Context.GetHttpContext()!, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            while (await Next(responses) is { } response)
            {
                yield return response.GetProperty("data").GetProperty(field);
            }
        }
        finally
        {
            connection.CloseStream();
        }
    }

    private async ValueTask<JsonElement?> Next(IAsyncEnumerator<JsonElement> responses)
    {
        try
        {
            if (!await responses.MoveNextAsync())
            {
                return null;
            }
        }
        catch (GraphQLException exception)
        {
            throw Told(exception.Code, exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(exception);
            throw;
        }

        return responses.Current.TryGetProperty("errors", out var errors) ? throw Told(errors[0]) : responses.Current;
    }

    private static HubException Told(JsonElement error) => Told(
        error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var code) ? code.GetString() : null,
        error.GetProperty("message").GetString()!);

    private static HubException Told(string? code, string words) => new($"{code ?? "INTERNAL"}: {words}");

    [LoggerMessage(LogLevel.Error, "A stream of the hub failed")]
    private partial void LogFailure(Exception exception);
}
