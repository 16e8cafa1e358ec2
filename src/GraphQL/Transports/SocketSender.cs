using System.Net.WebSockets;
using System.Threading.Channels;

namespace Sunomi.GraphQL.Transports;

/// <summary>
/// Sends messages one after another from a bounded backlog. Whoever has something to send never waits: a socket whose backlog is
/// full is closed, so a slow client costs nobody else anything.
/// </summary>
internal sealed class SocketSender(WebSocket socket, GraphQLLimits limits)
{
    private readonly Channel<ReadOnlyMemory<byte>> backlog = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(limits.SocketBacklog) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Lock gate = new();
    private long waitingBytes;
    private CloseCode closeCode = CloseCode.Normal;
    private string closeReason = string.Empty;
    private bool isClosing;
    private bool dropsBacklog;

    /// <summary>Called once, when the backlog overflows.</summary>
    public Action? Overflowed { get; set; }

    /// <summary>Puts a message into the backlog; does nothing on a socket that is closing.</summary>
    public void Send(ReadOnlyMemory<byte> message)
    {
        if (Interlocked.Add(ref waitingBytes, message.Length) <= limits.SocketBacklogBytes && backlog.Writer.TryWrite(message))
        {
            return;
        }

        if (Close(CloseCode.TryAgainLater, "Too slow: connect again and read the present state", dropBacklog: true))
        {
            Overflowed?.Invoke();
        }
    }

    /// <summary>Closes the socket after the message that is being sent, or, unless it is to be dropped, after the whole backlog.</summary>
    /// <returns>False when it was closing already.</returns>
    public bool Close(CloseCode code, string reason, bool dropBacklog = false)
    {
        lock (gate)
        {
            if (isClosing)
            {
                return false;
            }

            isClosing = true;
            (closeCode, closeReason, dropsBacklog) = (code, reason, dropBacklog);
        }

        backlog.Writer.TryComplete();
        return true;
    }

    /// <summary>Sends until the socket is closed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in backlog.Reader.ReadAllAsync(cancellationToken))
        {
            if (Volatile.Read(ref dropsBacklog))
            {
                break;
            }

            Interlocked.Add(ref waitingBytes, -message.Length);
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }

        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)closeCode, closeReason, cancellationToken);
        }
    }
}
