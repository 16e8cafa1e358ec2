using Sunomi.Tests.Product;

namespace Sunomi.Tests.Access;

public sealed class TooManyAttemptsTests
{
    [Fact]
    public async Task Too_many_attempts_of_one_address_are_told_so()
    {
        await using var host = await ProductHost.Start(("Auth:AttemptsAtOnce", "2"), ("Auth:AttemptsPerSecond", "1"), ("Transcode:Slots", "1"));
        var stranger = new Person(host.Http, token: null);

        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
            (await stranger.Ask("mutation { signIn(input: { login: \"nobody\", password: \"wrong password\" }) { errors { code } } }")).UserErrors("signIn").Single()));

        codes.Count(code => code == "INVALID").ShouldBeInRange(2, 10);
        codes.ShouldContain("RATE_LIMITED");
        codes.ShouldAllBe(code => code == "INVALID" || code == "RATE_LIMITED");
    }
}
