using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>A socket that speaks just enough graphql-transport-ws to subscribe to the ticks.</summary>
internal sealed class Subscriber : IDisposable
{
    private FrameCounter counter;

    private Subscriber(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    /// <summary>Messages that came since the subscription.</summary>
    public int Deliveries => counter.Frames;

    public static Subscriber Connect(Uri server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(server.Host, server.Port);
        socket.Send(Encoding.ASCII.GetBytes(
            $"GET {server.AbsolutePath} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        ReadUntil(socket, "\r\n\r\n");
        socket.Send(Frame("""{"type":"connection_init"}"""));
        ReadUntil(socket, "connection_ack\"}");
        socket.Send(Frame("""{"id":"1","type":"subscribe","payload":{"query":"subscription { ticks { number sentAt text viewCount } }"}}"""));
        socket.Blocking = false;
        return new(socket);
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>How old the newest message is in milliseconds, where it can be told at once.</returns>
    public double? Read(byte[] buffer, bool tellsAge)
    {
        var length = Socket.Receive(buffer, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return null;
        }

        if (length == 0)
        {
            throw new IOException($"A server closed a socket after {Deliveries} deliveries ({error}).");
        }

        counter.Take(buffer.AsSpan(0, length));
        return tellsAge ? AgeOf(buffer.AsSpan(0, length)) : null;
    }

    public void Dispose() => Socket.Dispose();

    private static double? AgeOf(ReadOnlySpan<byte> data)
    {
        var start = data.LastIndexOf("\"sentAt\":"u8);
        var number = start < 0 ? default : data[(start + 9)..];
        var end = number.IndexOf((byte)',');
        return end > 0
            ? (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds - double.Parse(Encoding.ASCII.GetString(number[..end]), CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A client masks its frames; a mask of zeros is one, too.</summary>
    private static byte[] Frame(string text)
    {
        byte[] length = text.Length < 126 ? [(byte)(0x80 | text.Length)] : [0x80 | 126, (byte)(text.Length >> 8), (byte)text.Length];
        return [0x81, .. length, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];
    }

    private static void ReadUntil(Socket socket, string end)
    {
        var buffer = new byte[1];
        var text = new StringBuilder();
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            text.Append(socket.Receive(buffer) == 1 ? (char)buffer[0] : throw new IOException($"The server closed the socket after: {text}"));
        }
    }
}
