using System.Collections.Concurrent;

namespace Sunomi.Videos;

/// <summary>The topics of all videos that somebody on this node follows: one stream subscription each, however many follow it.</summary>
internal sealed class VideoTopics(IClusterClient client, TimeProvider clock, ILogger<VideoTopics> logger)
{
    private readonly ConcurrentDictionary<VideoId, VideoTopic> topics = new();

    /// <summary>Whether this node is subscribed to the events of the video.</summary>
    public bool IsFollowed(VideoId video) => topics.ContainsKey(video);

    /// <summary>Everything that happens to the video after the answer is heard; read its state only then. Dispose the subscriber to leave.</summary>
    public async ValueTask<TopicSubscriber> Subscribe(VideoId video, CancellationToken cancellationToken)
    {
        while (true)
        {
            var topic = topics.GetOrAdd(video, Open);
            if (await topic.TryAdd(cancellationToken) is { } subscriber)
            {
                return subscriber;
            }

            topics.TryRemove(KeyValuePair.Create(video, topic));
        }
    }

    private VideoTopic Open(VideoId video)
    {
        var stream = client.GetStreamProvider(VideoEvent.Provider).GetStream<VideoEvent>(StreamId.Create(VideoEvent.Namespace, video.ToString()));
        return new VideoTopic(video, stream, clock, logger) { Ended = topic => topics.TryRemove(KeyValuePair.Create(topic.Video, topic)) };
    }
}
