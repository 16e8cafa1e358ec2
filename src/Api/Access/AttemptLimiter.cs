using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Sunomi.Access;

/// <summary>
/// How often one address may have a password hashed. A network of IPv6 (its first 64 bits) counts as one address: who has one has all of it.
/// </summary>
internal sealed class AttemptLimiter(IOptions<AuthOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> limiter = PartitionedRateLimiter.Create<IPAddress?, UInt128>(
        address => RateLimitPartition.GetTokenBucketLimiter(KeyOf(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.AttemptsAtOnce,
            TokensPerPeriod = options.Value.AttemptsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
        }));

    /// <summary>False: not now.</summary>
    public bool TryBegin(IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    private static UInt128 KeyOf(IPAddress? address)
    {
        if (address is null)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[16];
        var effective = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        effective.TryWriteBytes(bytes, out _);
        if (effective.AddressFamily == AddressFamily.InterNetworkV6)
        {
            bytes[8..].Clear();
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
