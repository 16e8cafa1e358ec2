using System.Text.Json;

namespace Orleans.Storage;

/// <summary>
/// The payload where none is configured. Differs from the packages, whose default is Newtonsoft.Json: who shares a database between the
/// lanes configures a serializer of his own.
/// </summary>
internal sealed class JsonGrainStorageSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span);
}
