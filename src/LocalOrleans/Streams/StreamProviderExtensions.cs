using Orleans.Runtime;

namespace Orleans.Streams;

public static class StreamProviderExtensions
{
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, string id) =>
        streamProvider.GetStream<T>(StreamId.Create(ns, id));

    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, Guid id) =>
        streamProvider.GetStream<T>(StreamId.Create(ns, id));
}
