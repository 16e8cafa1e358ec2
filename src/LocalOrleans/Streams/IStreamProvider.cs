using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Makes streams; making one sends nothing.</summary>
public interface IStreamProvider
{
    string Name { get; }

    IAsyncStream<T> GetStream<T>(StreamId streamId);
}
