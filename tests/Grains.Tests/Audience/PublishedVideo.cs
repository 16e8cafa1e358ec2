using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Sunomi.Channels;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Audience;

/// <summary>A video as it is after its processing, put into the storage of its grain: what is tested here needs no media.</summary>
internal static class PublishedVideo
{
    public static async Task<VideoId> Publish(this ClusterFixture cluster, UserId owner, Visibility visibility = Visibility.Public)
    {
        var id = VideoId.New(TimeProvider.System);
        var now = DateTimeOffset.UnixEpoch.AddDays(20_000);
        var state = new VideoState
        {
            Version = 1,
            Owner = owner,
            Channel = ChannelId.New(TimeProvider.System),
            Title = "A video",
            Visibility = visibility,
            FileName = "a.mp4",
            CreatedAt = now,
            PublishedAt = now,
            Status = VideoStatus.Ready,
            Playback = new VideoPlayback(1, "g1/master.m3u8", "g1/manifest.mpd", PosterObject: null, Complete: true, [], Segments: 0),
        };
        var storage = cluster.Services.GetRequiredKeyedService<IGrainStorage>("default");
        await storage.WriteStateAsync("video", cluster.Grains.Video(id).GetGrainId(), new GrainState<VideoState>(state));
        await cluster.Services.GetRequiredService<VideoTable>().Project(state.ToSnapshot(id), CancellationToken.None);
        return id;
    }
}
