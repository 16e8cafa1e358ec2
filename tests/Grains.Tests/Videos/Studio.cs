using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using Sunomi.Channels;
using Sunomi.Outcomes;
using Sunomi.Storage.Objects.Local;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>A person with a channel who uploads to a test's cluster.</summary>
internal sealed class Studio
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ClusterFixture cluster;

    private Studio(ClusterFixture cluster) => this.cluster = cluster;

    public UserId Owner { get; } = UserId.New(TimeProvider.System);

    public ChannelId Channel { get; } = ChannelId.New(TimeProvider.System);

    public static async Task<Studio> Open(ClusterFixture cluster)
    {
        var studio = new Studio(cluster);
        var handle = $"c{studio.Channel.ToString()[^12..].ToLowerInvariant()}";
        await cluster.Grains.Channel(studio.Channel).Open(new ChannelOpening(studio.Owner, handle, "A channel", DateTimeOffset.UtcNow), default);
        return studio;
    }

    public NewUpload Upload(long size, string title = "A clip", string contentType = "video/mp4", Visibility visibility = Visibility.Public) =>
        new(Channel, title, null, "clip.mp4", size, contentType, visibility);

    /// <summary>As far as the bytes being there.</summary>
    public async Task<VideoId> Send(string path, Visibility visibility = Visibility.Public)
    {
        var id = VideoId.New(TimeProvider.System);
        var started = (await cluster.Grains.Video(id).CreateUpload(Owner, Upload(new FileInfo(path).Length, visibility: visibility), default)).Expect();
        (await Put(id, started.Target, path)).ShouldBeOfType<ReceiveResult.Stored>();
        return id;
    }

    public async Task<VideoId> Publish(string path, Visibility visibility = Visibility.Public)
    {
        var id = await Send(path, visibility);
        (await cluster.Grains.Video(id).CompleteUpload(Owner, default)).Expect().Status.ShouldBe(VideoStatus.Processing);
        return id;
    }

    public async Task<ReceiveResult> Put(VideoId id, UploadTarget target, string path)
    {
        var query = target.Url[target.Url.IndexOf('?', StringComparison.Ordinal)..];
        await using var body = File.OpenRead(path);
        return await cluster.Services.GetRequiredService<LocalObjectStore>().Receive(
            new ReceivedUpload($"uploads/{id}", query, body.Length, target.Headers.First(h => h.Name == "Content-Type").Value, body), default);
    }

    public async Task<VideoProcessing> WaitFor(VideoId id, Func<VideoProcessing, bool> reached)
    {
        await using var watch = await Watch(id);
        return await watch.Until(reached);
    }

    public async Task<VideoProcessing> WaitForEnd(VideoId id) => await WaitFor(id, now => now.Status is VideoStatus.Ready or VideoStatus.Failed);

    public async Task<VideoWatch> Watch(VideoId id)
    {
        var events = System.Threading.Channels.Channel.CreateUnbounded<VideoEvent>();
        var subscription = await cluster.Cluster.Client.GetStreamProvider(VideoEvent.Provider)
            .GetStream<VideoEvent>(StreamId.Create(VideoEvent.Namespace, id.ToString()))
            .SubscribeAsync((happened, _) =>
            {
                events.Writer.TryWrite(happened);
                return Task.CompletedTask;
            });
        return new VideoWatch(cluster.Grains.Video(id), Owner, subscription, events.Reader);
    }

    /// <summary>Sizes of all objects of the video by key, but for those that are not of the result.</summary>
    public async Task<Dictionary<string, long>> Objects(VideoId id)
    {
        var objects = new Dictionary<string, long>();
        await foreach (var found in cluster.Objects.List($"{id}/", default))
        {
            objects[found.Key[(id.ToString().Length + 1)..]] = found.Size;
        }

        return objects;
    }
}

internal static class OutcomeExpectations
{
    public static T Expect<T>(this Outcome<T> outcome)
        where T : class
    {
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value.ShouldNotBeNull();
    }

    public static Problem ExpectProblem<T>(this Outcome<T> outcome, Sunomi.Outcomes.ErrorCode code)
        where T : class
    {
        outcome.Value.ShouldBeNull();
        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        return problem;
    }
}
