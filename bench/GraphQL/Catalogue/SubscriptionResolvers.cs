namespace Sunomi.Bench.GraphQL;

internal sealed record Tick(int Number, double SentAt, string Text, int ViewCount);

internal sealed class SubscriptionResolvers
{
    public static IAsyncEnumerable<Tick> Ticks() => throw new NotSupportedException();
}
