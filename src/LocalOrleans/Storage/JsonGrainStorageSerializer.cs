using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// The payload where none is configured. Differs from the packages, whose default is Newtonsoft.Json: who shares a database between the
/// lanes configures a serializer of his own.
/// </summary>
internal sealed class JsonGrainStorageSerializer(IServiceProvider services) : IGrainStorageSerializer
{
    private JsonSerializerOptions? options;

    // The factory of references needs the silo, which is being made when storage is.
    private JsonSerializerOptions Options => options ??= new() { Converters = { new ReferenceJson(services.GetRequiredService<Silo>().GrainFactory) } };

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Options);
}
