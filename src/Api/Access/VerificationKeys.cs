using System.Collections.Frozen;

namespace Sunomi.Access;

/// <summary>
/// The public keys of the key ring, kept on this node. Read anew when they are old, so that a retired key is forgotten, and when a token
/// names a key that is not among them, so that a new key works at once; the latter only so often, since anyone can invent names of keys.
/// </summary>
internal sealed class VerificationKeys(Func<IKeyRingGrain> ring, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1, 1);
    private Known? known;

    /// <summary>Null when the ring has no such key.</summary>
    public async ValueTask<VerificationKey?> Find(string keyId, CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        if (known is { } fresh && clock.GetElapsedTime(fresh.ReadAt, now) < GoodFor)
        {
            if (fresh.ById.TryGetValue(keyId, out var key) || clock.GetElapsedTime(fresh.ReadAt, now) < BetweenReads)
            {
                return key;
            }
        }

        return (await Read(now, cancellationToken)).ById.GetValueOrDefault(keyId);
    }

    /// <summary>All keys, the one in use first.</summary>
    public async ValueTask<VerificationKey[]> All(CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        var current = known is { } fresh && clock.GetElapsedTime(fresh.ReadAt, now) < GoodFor ? fresh : await Read(now, cancellationToken);
        return current.InOrder;
    }

    public void Dispose() => reading.Dispose();

    private async ValueTask<Known> Read(long askedAt, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (known is { } meanwhile && meanwhile.ReadAt >= askedAt)
            {
                return meanwhile;
            }

            var readAt = clock.GetTimestamp();
            var keys = await ring().GetVerificationKeys(cancellationToken);
            return known = new Known(keys, keys.ToFrozenDictionary(key => key.KeyId, StringComparer.Ordinal), readAt);
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Known(VerificationKey[] InOrder, FrozenDictionary<string, VerificationKey> ById, long ReadAt);
}
