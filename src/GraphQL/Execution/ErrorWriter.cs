using System.Buffers;
using System.Globalization;

namespace Sunomi.GraphQL.Execution;

/// <summary>Errors as JSON, https://spec.graphql.org/September2025/#sec-Errors.Error-Result-Format.</summary>
internal static class ErrorWriter
{
    /// <summary>The response to a request that was not executed: <c>{"errors":[…]}</c>, without data.</summary>
    public static void WriteRequestErrors(IBufferWriter<byte> output, IReadOnlyList<GraphQLError> errors)
    {
        output.Write("{\"errors\":"u8);
        Write(output, errors);
        output.Write("}"u8);
    }

    public static void Write(IBufferWriter<byte> output, IReadOnlyList<GraphQLError> errors)
    {
        using var writer = new JsonWriter();
        writer.Byte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                writer.Byte((byte)',');
            }

            Write(writer, errors[i]);
        }

        writer.Byte((byte)']');
        output.Write(writer.Written);
    }

    private static void Write(JsonWriter writer, GraphQLError error)
    {
        writer.Raw("{\"message\":"u8);
        writer.String(error.Message);
        if (error.Locations.Count > 0)
        {
            writer.Raw(",\"locations\":["u8);
            for (var i = 0; i < error.Locations.Count; i++)
            {
                writer.Raw(i > 0 ? ",{\"line\":"u8 : "{\"line\":"u8);
                writer.Number(error.Locations[i].Line);
                writer.Raw(",\"column\":"u8);
                writer.Number(error.Locations[i].Column);
                writer.Byte((byte)'}');
            }

            writer.Byte((byte)']');
        }

        if (error.Path is { } path)
        {
            writer.Raw(",\"path\":["u8);
            for (var i = 0; i < path.Count; i++)
            {
                if (i > 0)
                {
                    writer.Byte((byte)',');
                }

                WriteScalar(writer, path[i]);
            }

            writer.Byte((byte)']');
        }

        WriteExtensions(writer, error);
        writer.Byte((byte)'}');
    }

    private static void WriteExtensions(JsonWriter writer, GraphQLError error)
    {
        var members = new List<KeyValuePair<string, object?>>();
        if (error.Code is { } code)
        {
            members.Add(new("code", code));
        }

        members.AddRange(error.Extensions ?? new Dictionary<string, object?>());
        if (members.Count == 0)
        {
            return;
        }

        writer.Raw(",\"extensions\":{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                writer.Byte((byte)',');
            }

            writer.String(members[i].Key);
            writer.Byte((byte)':');
            WriteScalar(writer, members[i].Value);
        }

        writer.Byte((byte)'}');
    }

    private static void WriteScalar(JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Null();
                break;
            case bool flag:
                writer.Boolean(flag);
                break;
            case int or long:
                writer.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.Number(number);
                break;
            default:
                writer.String(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
