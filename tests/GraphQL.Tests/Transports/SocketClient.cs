using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>A client of graphql-transport-ws that says exactly what a test wants said.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(20));

    public int? CloseCode => (int?)socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    public string? SubProtocol => socket.SubProtocol;

    public static async Task<SocketClient> ConnectAsync(LibraryHost host, string? subProtocol = "graphql-transport-ws")
    {
        var client = new SocketClient();
        if (subProtocol is not null)
        {
            client.socket.Options.AddSubProtocol(subProtocol);
        }

        await client.socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/graphql" }.Uri, client.deadline.Token);
        return client;
    }

    /// <summary>Connects and waits for the acknowledgement.</summary>
    public static async Task<SocketClient> InitialisedAsync(LibraryHost host)
    {
        var client = await ConnectAsync(host);
        await client.SendAsync("""{"type":"connection_init"}""");
        (await client.ReceiveAsync())!.ToJsonString().ShouldBe("""{"type":"connection_ack"}""");
        return client;
    }

    public Task SendAsync(string message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), type, true, deadline.Token);

    public Task SubscribeAsync(string id, string query) =>
        SendAsync(new JsonObject { ["id"] = id, ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = query } }.ToJsonString());

    /// <returns>The next message; null when the server has closed the socket.</returns>
    public async Task<JsonObject?> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, deadline.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage)
            {
                return (JsonObject)JsonNode.Parse(text.ToString())!;
            }
        }
    }

    /// <summary>Reads until the server closes, and gives its close code.</summary>
    public async Task<int> ClosedAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return CloseCode!.Value;
    }

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, deadline.Token);

    public void Dispose()
    {
        socket.Dispose();
        deadline.Dispose();
    }
}
