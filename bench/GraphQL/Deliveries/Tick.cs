namespace Sunomi.Bench.GraphQL.Deliveries;

internal sealed record Tick(int Number, double SentAt, string Text, int ViewCount);
