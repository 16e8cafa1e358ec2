using System.Buffers;
using System.Text.Json;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Transports;

/// <summary>Messages of the server, each as the bytes of one text frame.</summary>
internal static class SocketMessages
{
    public static ReadOnlyMemory<byte> Acknowledge { get; } = """{"type":"connection_ack"}"""u8.ToArray();

    public static ReadOnlyMemory<byte> Pong(JsonElement payload)
    {
        var message = new ArrayBufferWriter<byte>();
        message.Write("{\"type\":\"pong\""u8);
        if (payload.ValueKind == JsonValueKind.Object)
        {
            message.Write(",\"payload\":"u8);
            message.Write(System.Text.Encoding.UTF8.GetBytes(payload.GetRawText()));
        }

        message.Write("}"u8);
        return message.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Next(string id, Action<IBufferWriter<byte>> writeResponse) => Message(id, "next"u8, writeResponse);

    public static ReadOnlyMemory<byte> Error(string id, IReadOnlyList<GraphQLError> errors) => Message(id, "error"u8, output => ErrorWriter.Write(output, errors));

    public static ReadOnlyMemory<byte> Complete(string id) => Message(id, "complete"u8, null);

    private static ReadOnlyMemory<byte> Message(string id, ReadOnlySpan<byte> type, Action<IBufferWriter<byte>>? writePayload)
    {
        var message = new ArrayBufferWriter<byte>(512);
        using (var writer = new JsonWriter())
        {
            writer.Raw("{\"id\":"u8);
            writer.String(id);
            writer.Raw(",\"type\":\""u8);
            writer.Raw(type);
            writer.Byte((byte)'"');
            message.Write(writer.Written);
        }

        if (writePayload is not null)
        {
            message.Write(",\"payload\":"u8);
            writePayload(message);
        }

        message.Write("}"u8);
        return message.WrittenMemory;
    }
}
