using System.Buffers;
using System.Text.Json;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Adapter;

/// <summary>Results as JSON text. Responses are taken over as the engine wrote them: they may be deep, and large.</summary>
internal static class Result
{
    public static byte[] Ok(string printed) => Write(writer =>
    {
        writer.WriteBoolean("ok", true);
        writer.WriteString("printed", printed);
    });

    public static byte[] NotOk(IReadOnlyList<GraphQLError> errors) => Write(writer =>
    {
        writer.WriteBoolean("ok", false);
        WriteErrors(writer, errors);
    });

    public static byte[] Errors(IReadOnlyList<GraphQLError> errors) => Write(writer => WriteErrors(writer, errors));

    public static byte[] NoData(GraphQLError error) => Write(writer =>
    {
        writer.WriteNull("data");
        WriteErrors(writer, [error]);
    });

    public static byte[] Crash(Exception exception) => Write(writer => writer.WriteString("crash", exception.ToString()));

    public static byte[] Unsupported(string reason) => Write(writer =>
    {
        writer.WriteBoolean("unsupported", true);
        writer.WriteString("reason", reason);
    });

    public static byte[] Responses(IReadOnlyList<byte[]> responses)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write("{\"responses\":["u8);
        for (var i = 0; i < responses.Count; i++)
        {
            output.Write(i > 0 ? ","u8 : []);
            output.Write(responses[i]);
        }

        output.Write("]}"u8);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The result with the id of its case in front.</summary>
    public static byte[] WithId(byte[] result, string id)
    {
        var output = new ArrayBufferWriter<byte>(result.Length + id.Length + 16);
        output.Write("{\"id\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(id));
        output.Write(result.Length > 2 ? ","u8 : []);
        output.Write(result.AsSpan(1));
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        var output = new ArrayBufferWriter<byte>();
        ErrorWriter.Write(output, errors);
        writer.WritePropertyName("errors");
        writer.WriteRawValue(output.WrittenSpan, skipInputValidation: true);
    }
}
