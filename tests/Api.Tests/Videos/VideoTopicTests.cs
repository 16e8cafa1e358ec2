using Microsoft.Extensions.DependencyInjection;
using Sunomi.Audience;
using Sunomi.Tests.Product;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

[Collection(ProductTests.Name)]
public sealed class VideoTopicTests(RunningProduct product)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly VideoId video = VideoId.New(TimeProvider.System);
    private readonly VideoTopics topics = product.Services.GetRequiredService<VideoTopics>();

    [Fact]
    public async Task All_subscribers_share_one_topic_and_the_last_to_leave_ends_it()
    {
        var first = await topics.Subscribe(video, default);
        var second = await topics.Subscribe(video, default);
        topics.IsFollowed(video).ShouldBeTrue();

        await Publish(1);
        (await Heard(first)).ShouldBe(1);
        (await Heard(second)).ShouldBe(1);

        await first.DisposeAsync();
        await Publish(2);
        (await Heard(second)).ShouldBe(2);
        await second.DisposeAsync();
        topics.IsFollowed(video).ShouldBeFalse();

        await using var later = await topics.Subscribe(video, default);
        await Publish(3);
        (await Heard(later)).ShouldBe(3);
    }

    [Fact]
    public async Task A_slow_subscriber_is_told_what_it_missed_and_holds_up_nobody()
    {
        const int Events = TopicSubscriber.Buffered + 50;
        await using var slow = await topics.Subscribe(video, default);
        await using var quick = await topics.Subscribe(video, default);

        for (var i = 1; i <= Events; i++)
        {
            await Publish(i);
            (await Heard(quick)).ShouldBe(i);
        }

        (await slow.Next(Patience, default)).ShouldBeOfType<TopicSignal.Missed>();
        await Publish(Events + 1);
        (await Heard(slow)).ShouldBe(Events + 1);
    }

    [Fact]
    public async Task A_gap_is_told_and_what_comes_twice_is_not()
    {
        await using var subscriber = await topics.Subscribe(video, default);

        await Publish(1);
        await Publish(1);
        await Publish(4);
        await Publish(5);

        (await Heard(subscriber)).ShouldBe(1);
        (await subscriber.Next(Patience, default)).ShouldBeOfType<TopicSignal.Missed>();
        (await Heard(subscriber)).ShouldBe(5);
    }

    [Fact]
    public async Task Waiting_ends_with_patience_and_with_cancellation()
    {
        await using var subscriber = await topics.Subscribe(video, default);
        using var leaving = new CancellationTokenSource();

        (await subscriber.Next(TimeSpan.Zero, default)).ShouldBeOfType<TopicSignal.Silence>();
        var waiting = subscriber.Next(Patience, leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);

        await Publish(1);
        (await Heard(subscriber)).ShouldBe(1);
    }

    [Fact]
    public async Task Coming_and_going_at_once_never_loses_a_subscriber()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (_, cancellationToken) =>
        {
            var subscriber = await topics.Subscribe(video, cancellationToken);
            await subscriber.DisposeAsync();
        });

        topics.IsFollowed(video).ShouldBeFalse();
        await using var last = await topics.Subscribe(video, default);
        await Publish(1);
        (await Heard(last)).ShouldBe(1);
    }

    private static async Task<long> Heard(TopicSubscriber subscriber) =>
        (await subscriber.Next(Patience, default)).ShouldBeOfType<TopicSignal.Happened>().Event.Number.Sequence;

    private Task Publish(long sequence) => product.Services.GetRequiredService<IClusterClient>()
        .GetStreamProvider(VideoEvent.Provider)
        .GetStream<VideoEvent>(StreamId.Create(VideoEvent.Namespace, video.ToString()))
        .OnNextAsync(new CountsChanged(video, new EventNumber(EventSource.Audience, 1, sequence), new AudienceCounts(sequence, 0, 0)));
}
