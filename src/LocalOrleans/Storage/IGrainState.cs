namespace Orleans;

/// <summary>What a storage provider reads and writes.</summary>
public interface IGrainState<T>
{
    T? State { get; set; }

    string? ETag { get; set; }

    bool RecordExists { get; set; }
}
