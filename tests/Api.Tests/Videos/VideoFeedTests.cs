using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.Access;
using Sunomi.GraphQL;
using Sunomi.Testing;
using Sunomi.Tests.Product;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

[Collection(ProductTests.Name)]
public sealed class VideoFeedTests(RunningProduct product)
{
    [Fact]
    public async Task What_a_session_hears_ends_with_it()
    {
        var video = await product.Video;
        var clock = new SettableClock(TimeProvider.System.GetUtcNow());
        var feed = new VideoFeed(
            product.Services.GetRequiredService<VideoTopics>(),
            product.Services.GetRequiredService<IGrainFactory>(),
            new Viewer(clock),
            new PatientReader(clock),
            clock);
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(Viewer.UserClaim, video.Owner.Id), new Claim(Viewer.ExpiryClaim, $"{clock.Now.AddSeconds(2).ToUnixTimeSeconds()}")]));

        await using var heard = feed.Follow(VideoId.Parse(video.Id), user, default).GetAsyncEnumerator();
        (await heard.MoveNextAsync()).ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(1));

        (await Should.ThrowAsync<GraphQLException>(async () => await heard.MoveNextAsync())).Code.ShouldBe("UNAUTHENTICATED");
    }
}
