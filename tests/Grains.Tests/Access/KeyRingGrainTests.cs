using Sunomi.Access;
using Sunomi.Tests.Users;

namespace Sunomi.Tests.Access;

[Collection(PeopleCluster.Name)]
public sealed class KeyRingGrainTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Issue_MakesATokenThatTheKeysOfTheRingVerify()
    {
        var user = People.Stranger();
        var before = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

        var token = await cluster.Grains.KeyRing().Issue(user, CancellationToken.None);

        var read = ReadToken.Verified(token.Token, await cluster.Grains.KeyRing().GetVerificationKeys(CancellationToken.None));
        read.Claims.GetProperty("sub").GetString().ShouldBe(user.ToString());
        read.Claims.GetProperty("iss").GetString().ShouldBe("sunomi");
        read.Claims.GetProperty("exp").GetInt64().ShouldBe(token.ExpiresAt.ToUnixTimeSeconds());
        token.ExpiresAt.ShouldBeInRange(before.AddHours(12), TimeProvider.System.GetUtcNow().AddHours(12));
    }

    [Fact]
    public async Task Issue_NeverGivesTheSameTokenTwice()
    {
        var user = People.Stranger();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cluster.Grains.KeyRing().Issue(user, CancellationToken.None)));

        tokens.Select(token => token.Token).ShouldBeUnique();
    }

    [Fact]
    public async Task A_ring_first_used_by_many_at_once_makes_its_keys_once()
    {
        // A ring of its own: that of the platform may have been used by another test.
        var name = $"test-{Guid.NewGuid():N}";
        var ring = cluster.Grains.GetGrain<IKeyRingGrain>(name);

        var tokens = Enumerable.Range(0, 20).Select(_ => ring.Issue(People.Stranger(), CancellationToken.None)).ToArray();
        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ring.GetVerificationKeys(CancellationToken.None)));
        var secrets = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ring.GetMediaSecret(CancellationToken.None)));

        var key = keys.SelectMany(ofOne => ofOne).DistinctBy(one => one.KeyId).ShouldHaveSingleItem();
        (await Task.WhenAll(tokens)).ShouldAllBe(token => ReadToken.Verified(token.Token, new[] { key }) != null);
        secrets.Select(Convert.ToHexString).Distinct().ShouldHaveSingleItem().Length.ShouldBe(64);
        (await WritesOf(name)).ShouldBe(1);
    }

    [Fact]
    public async Task Rings_ShareNothing()
    {
        var one = cluster.Grains.GetGrain<IKeyRingGrain>($"test-{Guid.NewGuid():N}");
        var other = cluster.Grains.GetGrain<IKeyRingGrain>($"test-{Guid.NewGuid():N}");

        (await one.GetMediaSecret(CancellationToken.None)).ShouldNotBe(await other.GetMediaSecret(CancellationToken.None));
        (await one.GetVerificationKeys(CancellationToken.None))[0].KeyId
            .ShouldNotBe((await other.GetVerificationKeys(CancellationToken.None))[0].KeyId);
    }

    /// <summary>The version of a stored state counts its writes.</summary>
    private async Task<int> WritesOf(string name)
    {
        await using var select = cluster.Database.DataSource.CreateCommand(
            "select version from orleans_state where state_name = 'keys' and extension = @name");
        select.Parameters.AddWithValue("name", name);
        return (int)(await select.ExecuteScalarAsync()).ShouldNotBeNull();
    }
}
