using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Sunomi.Tests.Product;

/// <summary>A client of the sub-protocol graphql-transport-ws, as plain as the protocol.</summary>
public sealed class GraphQLSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> operations = new();
    private readonly TaskCompletionSource acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ending = new();
    private Task reading = Task.CompletedTask;
    private int lastId;

    /// <summary>The code that the server closed with; completes when it has.</summary>
    public Task<int?> Closed { get; private set; } = Task.FromResult<int?>(null);

    public static async Task<GraphQLSocket> Open(Uri address, string? token)
    {
        var opened = await Begin(address, token is null ? null : new { authorization = $"Bearer {token}" });
        await opened.acknowledged.Task.WaitAsync(Patience);
        return opened;
    }

    /// <summary>As <see cref="Open"/>, with any payload, and without waiting to be acknowledged.</summary>
    public static async Task<GraphQLSocket> Begin(Uri address, object? payload)
    {
        var socket = new GraphQLSocket();
        socket.socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, CancellationToken.None).WaitAsync(Patience);
        var closed = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);
        socket.Closed = closed.Task;
        socket.reading = socket.Read(closed);
        await socket.Send(payload is null ? new { type = "connection_init" } : new { type = "connection_init", payload });
        return socket;
    }

    /// <summary>The payloads of <c>next</c> until <c>complete</c>; an <c>error</c> is an exception that carries its payload.</summary>
    public async Task<SubscriptionEvents> Subscribe(string query, object? variables = null)
    {
        var id = $"{Interlocked.Increment(ref lastId)}";
        var events = Channel.CreateUnbounded<JsonElement>();
        operations[id] = events;
        await Send(new { id, type = "subscribe", payload = new { query, variables } });
        return new SubscriptionEvents(events.Reader, () => Send(new { id, type = "complete" }));
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        socket.Abort();
        await reading;
        socket.Dispose();
        ending.Dispose();
    }

    private async Task Send(object message) =>
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None).WaitAsync(Patience);

    private async Task Read(TaskCompletionSource<int?> closed)
    {
        try
        {
            var buffer = new byte[1 << 16];
            using var message = new MemoryStream();
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), ending.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                await message.WriteAsync(buffer.AsMemory(0, part.Count));
                if (part.EndOfMessage)
                {
                    Take(JsonElement.Parse(message.GetBuffer().AsSpan(0, (int)message.Length)));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // Ended by this side, also between two messages, or torn: all end what still waits.
        }

        closed.TrySetResult((int?)socket.CloseStatus);
        acknowledged.TrySetException(new ShouldAssertException($"The socket was closed with {(int?)socket.CloseStatus} {socket.CloseStatusDescription}."));
        foreach (var operation in operations.Values)
        {
            operation.Writer.TryComplete();
        }
    }

    private void Take(JsonElement message)
    {
        var type = message.GetProperty("type").GetString();
        var operation = message.TryGetProperty("id", out var id) ? operations[id.GetString()!].Writer : null;
        switch (type)
        {
            case "connection_ack":
                acknowledged.TrySetResult();
                break;
            case "next":
                operation!.TryWrite(message.GetProperty("payload"));
                break;
            case "error":
                operation!.TryComplete(new SubscriptionException(message.GetProperty("payload")));
                break;
            case "complete":
                operation!.TryComplete();
                break;
            case "ping":
                _ = Send(new { type = "pong" });
                break;
        }
    }
}
