using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Transports;

/// <summary>Reads whole JSON messages of bounded size.</summary>
internal sealed class SocketReader(WebSocket socket, GraphQLLimits limits)
{
    /// <returns>Null when the client has closed the socket.</returns>
    /// <exception cref="SocketCloseException">The message is too large, or no JSON text.</exception>
    public async Task<JsonDocument?> ReadAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(1024);
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(1024), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.MessageType != WebSocketMessageType.Text)
            {
                throw new SocketCloseException(CloseCode.BadRequest, "Messages are JSON text");
            }

            message.Advance(part.Count);
            if (message.WrittenCount > limits.SocketMessageBytes)
            {
                throw new SocketCloseException(CloseCode.MessageTooBig, $"More than {limits.SocketMessageBytes} bytes (limit: socket message bytes)");
            }

            if (part.EndOfMessage)
            {
                return Parse(message.WrittenMemory);
            }
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            var document = JsonDocument.Parse(message);
            return JsonText.IsReadable(document.RootElement) ? document : throw new SocketCloseException(CloseCode.BadRequest, "Invalid message: text that is no Unicode");
        }
        catch (JsonException)
        {
            throw new SocketCloseException(CloseCode.BadRequest, "Invalid message: no JSON, or nested too deep (limit: nesting)");
        }
    }
}
