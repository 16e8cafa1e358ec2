using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>
/// Who listens to which stream of a cluster. Stands for queues, pulling agents and the subscription store of the packages: an event is
/// with every subscriber when it is published, and a stream that nobody listens to costs nothing.
/// </summary>
internal sealed class StreamHub
{
    private readonly ConcurrentDictionary<(string Provider, StreamId Stream), List<StreamSubscription>> streams = new();
    private long sequence;

    /// <summary>Hands the event to every subscription; all of them get the events of a stream in the same order.</summary>
    public void Publish(LocalStreamProvider provider, StreamId stream, object item)
    {
        if (provider.Cluster.Chaos is { } chaos && chaos.LosesEvent())
        {
            return;
        }

        foreach (var subscriber in provider.Cluster.Types.ImplicitSubscribers(stream.GetNamespace()))
        {
            Add(StreamSubscription.Implicit(provider, stream, subscriber));
        }

        if (!streams.TryGetValue((provider.Name, stream), out var subscriptions))
        {
            return;
        }

        lock (subscriptions)
        {
            var token = new EventSequenceToken(Interlocked.Increment(ref sequence));
            subscriptions.ForEach(subscription => subscription.Offer(item, token));
        }
    }

    /// <summary>Does nothing for one that is there already, as an implicit one may be.</summary>
    public void Add(StreamSubscription subscription)
    {
        for (var added = false; !added;)
        {
            var subscriptions = streams.GetOrAdd(subscription.Source, static _ => []);
            lock (subscriptions)
            {
                // The last one may have left in between, and the list with it.
                added = streams.TryGetValue(subscription.Source, out var current) && current == subscriptions;
                if (added && !subscriptions.Exists(known => known.Id == subscription.Id))
                {
                    subscriptions.Add(subscription);
                }
            }
        }
    }

    public void Remove(StreamSubscription subscription)
    {
        if (streams.TryGetValue(subscription.Source, out var subscriptions))
        {
            lock (subscriptions)
            {
                subscriptions.Remove(subscription);
                if (subscriptions.Count == 0)
                {
                    streams.TryRemove(KeyValuePair.Create(subscription.Source, subscriptions));
                }
            }
        }

        subscription.Close();
    }

    /// <summary>The subscriptions that one grain (its id) or one client (its provider) has on a stream.</summary>
    public IReadOnlyList<StreamSubscription> Of(string provider, StreamId stream, object consumer)
    {
        if (!streams.TryGetValue((provider, stream), out var subscriptions))
        {
            return [];
        }

        lock (subscriptions)
        {
            return subscriptions.FindAll(subscription => subscription.Consumer.Equals(consumer));
        }
    }

    /// <summary>The client is gone, and its subscriptions with it.</summary>
    public void Forget(object client)
    {
        foreach (var (provider, stream) in streams.Keys)
        {
            foreach (var subscription in Of(provider, stream, client))
            {
                Remove(subscription);
            }
        }
    }
}
