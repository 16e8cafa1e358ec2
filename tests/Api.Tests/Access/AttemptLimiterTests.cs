using System.Net;
using Microsoft.Extensions.Options;
using Sunomi.Access;

namespace Sunomi.Tests.Access;

public sealed class AttemptLimiterTests : IDisposable
{
    private readonly AttemptLimiter limiter = new(Options.Create(new AuthOptions { AttemptsAtOnce = 3, AttemptsPerSecond = 1 }));

    public void Dispose() => limiter.Dispose();

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.2", "::ffff:192.0.2.2")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    public void One_address_may_try_only_so_often(string address, string sameAddress)
    {
        Enumerable.Range(0, 3).ShouldAllBe(_ => limiter.TryBegin(IPAddress.Parse(address)));

        limiter.TryBegin(IPAddress.Parse(sameAddress)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("192.0.2.3", "192.0.2.4")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:4::1")]
    public void Another_address_is_not_held_up(string address, string otherAddress)
    {
        Enumerable.Range(0, 4).Count(_ => limiter.TryBegin(IPAddress.Parse(address))).ShouldBe(3);

        limiter.TryBegin(IPAddress.Parse(otherAddress)).ShouldBeTrue();
    }
}
