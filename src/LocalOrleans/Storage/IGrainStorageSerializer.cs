namespace Orleans.Storage;

/// <summary>Turns state into the payload of a record and back.</summary>
public interface IGrainStorageSerializer
{
    BinaryData Serialize<T>(T? input);

    T? Deserialize<T>(BinaryData input);
}
