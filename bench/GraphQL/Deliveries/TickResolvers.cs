namespace Sunomi.Bench.GraphQL.Deliveries;

internal sealed class FollowerResolvers(TickTopic topic)
{
    public int Followers() => topic.Followers;
}

internal sealed class MutationResolvers(TickTopic topic)
{
    public bool Start(int ticks)
    {
        _ = topic.TellAsync(ticks);
        return true;
    }
}

internal sealed class SubscriptionResolvers(TickTopic topic)
{
    public IAsyncEnumerable<Tick> Ticks(CancellationToken cancellationToken) => topic.Follow(cancellationToken);
}
