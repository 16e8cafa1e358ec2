using System.Diagnostics.CodeAnalysis;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// Remembers what was prepared from documents by their text or hash in UTF-8, bounded by its total weight. Two
/// generations: when the young one is full it becomes the old one, and what is used again moves to the young one; the rest is
/// forgotten with the next change.
/// </summary>
internal sealed class DocumentCache<T>(long maxWeight)
    where T : class
{
    private readonly Lock gate = new();
    private Dictionary<byte[], Entry> young = new(Utf8Keys.Instance);
    private Dictionary<byte[], Entry> old = new(Utf8Keys.Instance);
    private long weight;

    public T? Find(ReadOnlySpan<byte> key)
    {
        lock (gate)
        {
            if (young.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var found))
            {
                return found.Value;
            }

            if (!old.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out found))
            {
                return null;
            }

            Keep(key.ToArray(), found);
            return found.Value;
        }
    }

    /// <param name="key">What it is found by; copied.</param>
    /// <param name="value">What was prepared.</param>
    /// <param name="itsWeight">How much it counts; what is too heavy to have others beside it is not kept.</param>
    public void Add(ReadOnlySpan<byte> key, T value, long itsWeight)
    {
        if (itsWeight > maxWeight / 4)
        {
            return;
        }

        lock (gate)
        {
            Keep(key.ToArray(), new(value, itsWeight));
        }
    }

    private void Keep(byte[] key, Entry entry)
    {
        if (!young.TryAdd(key, entry))
        {
            return;
        }

        weight += key.Length + entry.Weight;
        if (weight > maxWeight / 2)
        {
            old = young;
            young = new(Utf8Keys.Instance);
            weight = 0;
        }
    }

    private readonly record struct Entry(T Value, long Weight);

    /// <summary>Compares by content, and looks up without making an array. Hashes differ from process to process: nobody can prepare collisions.</summary>
    private sealed class Utf8Keys : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Keys Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
