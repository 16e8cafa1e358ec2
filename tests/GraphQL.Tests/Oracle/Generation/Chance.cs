namespace Sunomi.GraphQL.Tests.Oracle.Generation;

/// <summary>Choices that follow from a seed: the same on every machine and in every run.</summary>
internal sealed class Chance(int seed)
{
    private ulong state = (ulong)seed * 0x9E3779B97F4A7C15 + 0x1234567;

    /// <summary>A number from 0 to one below.</summary>
    public int Below(int limit)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
    }

    public bool Of(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
