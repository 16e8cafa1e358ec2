namespace Orleans.Streams;

/// <summary>One stream: numbers its events and hands each to every subscription, all in the same order.</summary>
internal sealed class StreamTopic
{
    private readonly List<StreamSubscription> subscriptions = [];
    private long sequence;

    public void Publish(object item)
    {
        lock (subscriptions)
        {
            var token = new EventSequenceToken(++sequence);
            foreach (var subscription in subscriptions)
            {
                subscription.Offer(item, token);
            }
        }
    }

    public void Add(StreamSubscription subscription)
    {
        lock (subscriptions)
        {
            subscriptions.Add(subscription);
        }
    }

    public void Remove(StreamSubscription subscription)
    {
        lock (subscriptions)
        {
            subscriptions.Remove(subscription);
        }

        subscription.Close();
    }

    /// <summary>The subscriptions of one grain (its id) or one client.</summary>
    public IReadOnlyList<StreamSubscription> Of(object consumer)
    {
        lock (subscriptions)
        {
            return subscriptions.FindAll(subscription => subscription.Consumer.Equals(consumer));
        }
    }
}
