using System.Buffers;
using System.Net.WebSockets;

namespace Sunomi.GraphQL.Transports;

/// <summary>
/// Sends messages one after another from a bounded backlog. Whoever has something to send never waits: an idle socket begins to send at
/// once, a busy one finds the message in its backlog, and a socket whose backlog is full is closed, so a slow client costs nobody
/// else anything.
/// </summary>
internal sealed class SocketSender(WebSocket socket, GraphQLLimits limits)
{
    /// <summary>What a close frame has room for beside its code, RFC 6455 section 5.5.</summary>
    private const int LongestReason = 123;

    /// <summary>A frame's buffer that is larger is not kept for the next one: sockets are many, and large messages few.</summary>
    private const int MostKeptBytes = 64 << 10;

    private readonly Lock gate = new();
    private readonly Queue<SocketMessage> backlog = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ArrayBufferWriter<byte> frame = new();
    private long waitingBytes;
    private CloseCode closeCode = CloseCode.Normal;
    private string closeReason = string.Empty;
    private bool isSending;
    private bool isClosing;
    private bool dropsBacklog;

    /// <summary>Called once, when the backlog overflows.</summary>
    public Action? Overflowed { get; set; }

    /// <summary>Completes when the close frame is out; fails when the connection is gone before.</summary>
    public Task Closed => closed.Task;

    /// <summary>Sends a message after those before it; does nothing on a socket that is closing.</summary>
    public void Send(SocketMessage message)
    {
        switch (Place(message))
        {
            case Placement.First:
                _ = RunAsync(message);
                break;
            case Placement.NoRoom when Close(CloseCode.TryAgainLater, "Too slow: connect again and read the present state", dropBacklog: true):
                Overflowed?.Invoke();
                break;
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
            (closeCode, closeReason, dropsBacklog) = (code, Shorten(reason), dropBacklog);
            if (isSending)
            {
                return true; // whoever sends comes to the close frame
            }

            isSending = true;
        }

        _ = RunAsync(null);
        return true;
    }

    private Placement Place(SocketMessage message)
    {
        lock (gate)
        {
            if (isClosing)
            {
                return Placement.Closing;
            }

            if (!isSending)
            {
                isSending = true;
                return Placement.First;
            }

            if (backlog.Count >= limits.SocketBacklog || waitingBytes + message.Length > limits.SocketBacklogBytes)
            {
                return Placement.NoRoom;
            }

            waitingBytes += message.Length;
            backlog.Enqueue(message);
            return Placement.Behind;
        }
    }

    /// <summary>Sends until nothing is left, and the close frame once it is time for it. One run at a time.</summary>
    private async Task RunAsync(SocketMessage? first)
    {
        try
        {
            var next = first;
            bool mustClose;
            do
            {
                if (next is { } message)
                {
                    StartFrame();
                    message.WriteTo(frame);

                    // Without a token: one that can be cancelled costs more than the message. Whoever wants an end cuts the connection.
                    await socket.SendAsync(frame.WrittenMemory, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
                }

                (next, mustClose) = Take();
            }
            while (next is not null);

            if (mustClose)
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)closeCode, closeReason, CancellationToken.None);
                }

                closed.TrySetResult();
            }
        }
#pragma warning disable CA1031 // a connection that is gone is the end of this socket, however it shows
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                isClosing = true;
            }

            closed.TrySetException(exception);
        }
    }

    private void StartFrame()
    {
        if (frame.Capacity > MostKeptBytes)
        {
            frame = new();
        }

        frame.ResetWrittenCount();
    }

    /// <summary>The next message, or whether the close frame is due. Without either the next message starts a run again.</summary>
    private (SocketMessage? Next, bool MustClose) Take()
    {
        lock (gate)
        {
            if (!dropsBacklog && backlog.TryDequeue(out var message))
            {
                waitingBytes -= message.Length;
                return (message, false);
            }

            isSending = isClosing;
            return (null, isClosing);
        }
    }

    /// <summary>Reasons quote the client, who writes as much as it likes in characters of up to four bytes.</summary>
    private static string Shorten(string reason)
    {
        var (bytes, length) = (0, 0);
        foreach (var rune in reason.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestReason)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return reason[..length];
    }

    private enum Placement
    {
        First,
        Behind,
        NoRoom,
        Closing,
    }
}
