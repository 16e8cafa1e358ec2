using System.Text;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace Sunomi.Tests;

/// <summary>Published vectors of xxHash32 with seed 0, and the keys that the packages make of ids.</summary>
public sealed class StableHashTests
{
    [Theory]
    [InlineData("", 0x02CC5D05u)]
    [InlineData("a", 0x550D7456u)]
    [InlineData("abc", 0x32D153FFu)]
    [InlineData("Nobody inspects the spammish repetition", 0xE2293B2Fu)]
    public void The_hash_is_xxHash32(string text, uint hash) => StableHash.Compute(Encoding.UTF8.GetBytes(text)).ShouldBe(hash);

    [Theory]
    [InlineData("a name", 0, 0, "a name")]
    [InlineData("1F", 0, 31, null)]
    [InlineData("1f+more", 0, 31, "more")]
    [InlineData("00000001000200030405060708090a0b", 0x0003000200000001, 0x0B0A090807060504, null)]
    public void A_key_is_stored_as_the_packages_store_it(string key, long n0, long n1, string? extension)
    {
        var stored = AdoNetGrainKey.Of(GrainId.Create("type", key));

        (stored.N0, stored.N1, stored.Extension).ShouldBe((n0, n1, extension));
    }
}
