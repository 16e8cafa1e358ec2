using Sunomi.Channels;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Channels;

public sealed class ChannelStateTests
{
    private static readonly UserId Owner = UserId.New(TimeProvider.System);
    private static readonly ChannelOpening Opening = new(Owner, "ada", "Ada", DateTimeOffset.UnixEpoch);
    private readonly ChannelId id = ChannelId.New(TimeProvider.System);

    [Fact]
    public void Opened_HasTheFirstVersion()
    {
        var state = new ChannelState().Opened(id, Opening);

        state.Channel.ShouldBe(new ChannelSnapshot(id, 1, Owner, "ada", "Ada", null, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void WhyNotSubscribe_BeforeItIsOpened_IsNotFound()
    {
        var stranger = UserId.New(TimeProvider.System);

        new ChannelState().WhyNotSubscribe(stranger).ShouldNotBeNull().Code.ShouldBe(ErrorCode.NotFound);
        new ChannelState().WhyNotUnsubscribe().ShouldNotBeNull().Code.ShouldBe(ErrorCode.NotFound);
    }

    [Fact]
    public void WhyNotSubscribe_ToOnesOwn_IsInvalid()
    {
        var state = new ChannelState().Opened(id, Opening);

        state.WhyNotSubscribe(Owner).ShouldNotBeNull().Code.ShouldBe(ErrorCode.Invalid);
        state.WhyNotSubscribe(UserId.New(TimeProvider.System)).ShouldBeNull();
        state.WhyNotUnsubscribe().ShouldBeNull();
    }
}
