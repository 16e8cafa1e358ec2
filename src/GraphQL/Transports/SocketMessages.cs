using System.Buffers;
using System.Text;
using System.Text.Json;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Transports;

/// <summary>
/// One text frame: <paramref name="Head"/>, and then, where there is one, the payload and the brace that closes the message. The payload
/// may be shared by many sockets, so it stays apart until it is sent.
/// </summary>
internal readonly record struct SocketMessage(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Payload = default)
{
    public int Length => Head.Length + (Payload.IsEmpty ? 0 : Payload.Length + 1);

    public void WriteTo(IBufferWriter<byte> output)
    {
        output.Write(Head.Span);
        if (!Payload.IsEmpty)
        {
            output.Write(Payload.Span);
            output.Write("}"u8);
        }
    }
}

/// <summary>Messages of the server.</summary>
internal static class SocketMessages
{
    public static SocketMessage Acknowledge { get; } = new("""{"type":"connection_ack"}"""u8.ToArray());

    public static SocketMessage Pong(JsonElement payload) => payload.ValueKind == JsonValueKind.Object
        ? new("{\"type\":\"pong\",\"payload\":"u8.ToArray(), Encoding.UTF8.GetBytes(payload.GetRawText()))
        : new("{\"type\":\"pong\"}"u8.ToArray());

    /// <summary>What every <c>next</c> of an operation begins with.</summary>
    public static ReadOnlyMemory<byte> NextHead(string id) => Begin(id, "next"u8, ",\"payload\":"u8);

    public static SocketMessage Complete(string id) => new(Begin(id, "complete"u8, "}"u8));

    public static SocketMessage Error(string id, IReadOnlyList<GraphQLError> errors)
    {
        var payload = new ArrayBufferWriter<byte>();
        ErrorWriter.Write(payload, errors);
        return new(Begin(id, "error"u8, ",\"payload\":"u8), payload.WrittenMemory);
    }

    private static byte[] Begin(string id, ReadOnlySpan<byte> type, ReadOnlySpan<byte> end)
    {
        using var writer = new JsonWriter();
        writer.Raw("{\"id\":"u8);
        writer.String(id);
        writer.Raw(",\"type\":\""u8);
        writer.Raw(type);
        writer.Byte((byte)'"');
        writer.Raw(end);
        return writer.Written.ToArray();
    }
}
