namespace Orleans.Core;

/// <summary>One stored record of one grain.</summary>
public interface IStorage
{
    /// <summary>The version that the store gave at the last read or write; null before the first write.</summary>
    string? Etag { get; }

    /// <summary>False before the first write and after a clear.</summary>
    bool RecordExists { get; }

    Task ClearStateAsync();

    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    Task WriteStateAsync();

    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    Task ReadStateAsync();

    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}

/// <summary>One stored record of one grain, with its value.</summary>
public interface IStorage<TState> : IStorage
{
    TState State { get; set; }
}
