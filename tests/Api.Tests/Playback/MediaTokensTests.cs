using Sunomi.Playback;
using Sunomi.Testing;
using Sunomi.Tests.Access;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Playback;

public sealed class MediaTokensTests
{
    private readonly SettableClock clock = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly VideoId video = VideoId.New(TimeProvider.System);
    private readonly UserId user = UserId.New(TimeProvider.System);
    private readonly MediaTokens tokens;

    private readonly FakeKeyRing ring = new();

    public MediaTokensTests() => tokens = new MediaTokens(() => ring, clock);

    [Fact]
    public async Task A_token_names_its_user_until_it_ends()
    {
        var token = await tokens.Make(video, user, clock.Now.AddSeconds(10), default);

        (await tokens.Read(video, token, default)).ShouldBe(user);
        clock.Advance(TimeSpan.FromSeconds(10));
        (await tokens.Read(video, token, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_is_for_one_video()
    {
        var token = await tokens.Make(video, user, clock.Now.AddSeconds(10), default);

        (await tokens.Read(VideoId.New(TimeProvider.System), token, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var token = await tokens.Make(video, user, clock.Now.AddSeconds(10), default);
        var later = token.Split('.') is [var who, var when, var mac] ? $"{who}.{long.Parse(when) + 1}.{mac}" : token;

        (await tokens.Read(video, later, default)).ShouldBeNull();
        (await tokens.Read(video, token.Replace(user.ToString(), UserId.New(TimeProvider.System).ToString(), StringComparison.Ordinal), default)).ShouldBeNull();
        (await tokens.Read(video, token[..^2], default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("~")]
    [InlineData("~..")]
    [InlineData("~a.b.c")]
    [InlineData("~a.99999999999999999999.c")]
    public async Task What_is_no_token_is_refused(string text)
    {
        (await tokens.Read(video, text, default)).ShouldBeNull();
    }
}
