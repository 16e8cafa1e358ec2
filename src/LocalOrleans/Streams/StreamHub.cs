using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>All streams of a cluster and who listens. Stands for queues, pulling agents and the subscription store of the packages.</summary>
internal sealed class StreamHub
{
    private readonly ConcurrentDictionary<(string Provider, StreamId Stream), StreamTopic> topics = new();

    public StreamTopic Topic(string provider, StreamId stream) => topics.GetOrAdd((provider, stream), static _ => new StreamTopic());

    /// <summary>The client is gone, and its subscriptions with it.</summary>
    public void Forget(object client)
    {
        foreach (var topic in topics.Values)
        {
            foreach (var subscription in topic.Of(client))
            {
                topic.Remove(subscription);
            }
        }
    }
}
