namespace Sunomi.Bench.GraphQL.Deliveries;

internal sealed record Tick(int Number, double SentAt, string Text, int ViewCount)
{
    private static readonly string Long = new('n', 100_000);

    public string Notes { get; } = Long;
}
