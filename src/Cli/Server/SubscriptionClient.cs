using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Sunomi.Cli.Server;

/// <summary>One subscription over one socket, by the graphql-transport-ws protocol (github.com/enisdenjo/graphql-ws, PROTOCOL.md).</summary>
internal sealed class SubscriptionClient(Uri server, string? accessToken)
{
    /// <summary>The <c>data</c> of every event, until the server completes.</summary>
    /// <exception cref="WebSocketException">the connection was lost: what came so far stays true, subscribe again</exception>
    /// <exception cref="ServerException">the server refused</exception>
    public async IAsyncEnumerable<JsonElement> Subscribe(
        string query, object variables, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(SocketAddress, cancellationToken);
        await Send(socket, new { type = "connection_init", payload = new { authorization = $"Bearer {accessToken}" } }, cancellationToken);

        while (await Receive(socket, cancellationToken) is { } message)
        {
            switch (message.GetProperty("type").GetString())
            {
                case "connection_ack":
                    await Send(socket, new { id = "1", type = "subscribe", payload = new { query, variables } }, cancellationToken);
                    break;
                case "ping":
                    await Send(socket, new { type = "pong" }, cancellationToken);
                    break;
                case "next":
                    yield return DataOf(message.GetProperty("payload"));
                    break;
                case "error":
                    throw new ServerException($"The server answered: {message.GetProperty("payload")[0].GetProperty("message").GetString()}");
                case "complete":
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    yield break;
            }
        }

        throw (int?)socket.CloseStatus is >= 4400 and < 4500
            ? new ServerException($"The server closed the connection: {socket.CloseStatusDescription}")
            : new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
    }

    private Uri SocketAddress => new UriBuilder(server)
    {
        Scheme = server.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs,
        Path = "/graphql",
    }.Uri;

    private static JsonElement DataOf(JsonElement result) =>
        result.TryGetProperty("errors", out var errors)
            ? throw new ServerException($"The server answered: {errors[0].GetProperty("message").GetString()}")
            : result.GetProperty("data");

    private static Task Send(ClientWebSocket socket, object message, CancellationToken cancellationToken) =>
        socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(message, GraphQLClient.Json), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>Null when the server closed.</summary>
    private static async Task<JsonElement?> Receive(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(message.GetMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Advance(part.Count);
        }
        while (!part.EndOfMessage);

        return JsonSerializer.Deserialize<JsonElement>(message.WrittenSpan);
    }
}
