using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>A socket that speaks just enough graphql-transport-ws to subscribe to the ticks.</summary>
internal sealed class Subscriber : IDisposable
{
    private FrameCounter counter;

    private Subscriber(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    /// <summary>Messages that came since the subscription.</summary>
    public int Deliveries => counter.Frames;

    /// <summary>What came and when, where it is to be looked into afterwards; most sockets only count.</summary>
    public Transcript? Transcript { get; init; }

    /// <param name="server">The address of the endpoint.</param>
    /// <param name="isSample">Whether it keeps a transcript.</param>
    public static Subscriber Connect(Uri server, bool isSample)
    {
        var socket = Open(server);
        Subscribe(socket, "number sentAt text viewCount");
        return new(socket) { Transcript = isSample ? new() : null };
    }

    /// <summary>A client that asks for much and never reads: its window is small, so that the server notices soon.</summary>
    public static Subscriber ConnectStalled(Uri server)
    {
        var socket = Open(server, receiveBuffer: 4096);
        Subscribe(socket, "number notes");
        return new(socket);
    }

    /// <summary>Reads what is there.</summary>
    public void Read(byte[] buffer)
    {
        var length = Socket.Receive(buffer, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return;
        }

        if (length == 0)
        {
            throw new IOException($"A server closed a socket after {Deliveries} deliveries ({error}).");
        }

        counter.Take(buffer.AsSpan(0, length));
        Transcript?.Add(buffer.AsSpan(0, length));
    }

    public void Dispose() => Socket.Dispose();

    private static Socket Open(Uri server, int receiveBuffer = 0)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer > 0)
        {
            socket.ReceiveBufferSize = receiveBuffer;
        }

        socket.Connect(server.Host, server.Port);
        socket.Send(Encoding.ASCII.GetBytes(
            $"GET {server.AbsolutePath} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        ReadUntil(socket, "\r\n\r\n");
        socket.Send(Frame("""{"type":"connection_init"}"""));
        ReadUntil(socket, "connection_ack\"}");
        return socket;
    }

    private static void Subscribe(Socket socket, string fields)
    {
        socket.Send(Frame(JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { query = $"subscription {{ ticks {{ {fields} }} }}" } })));
        socket.Blocking = false;
    }

    /// <summary>A client masks its frames; a mask of zeros is one, too.</summary>
    private static byte[] Frame(string text)
    {
        byte[] length = text.Length < 126 ? [(byte)(0x80 | text.Length)] : [0x80 | 126, (byte)(text.Length >> 8), (byte)text.Length];
        return [0x81, .. length, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];
    }

    /// <summary>The server says nothing more until it is asked, so no byte too many is read.</summary>
    private static void ReadUntil(Socket socket, string end)
    {
        var buffer = new byte[1024];
        var text = string.Empty;
        while (!text.EndsWith(end, StringComparison.Ordinal))
        {
            var length = socket.Receive(buffer);
            text += length > 0 ? Encoding.ASCII.GetString(buffer, 0, length) : throw new IOException($"The server closed the socket after: {text}");
        }
    }
}
