using Sunomi.Access;
using Sunomi.Audience;
using Sunomi.Channels;
using Sunomi.Discussion;
using Sunomi.Operations;
using Sunomi.Transcoding;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi;

/// <summary>From an id to its grain: the only spelling of GetGrain.</summary>
public static class GrainDirectory
{
    public static IUserGrain User(this IGrainFactory grains, UserId id) => grains.GetGrain<IUserGrain>(id.ToString());

    public static IChannelGrain Channel(this IGrainFactory grains, ChannelId id) => grains.GetGrain<IChannelGrain>(id.ToString());

    public static IVideoGrain Video(this IGrainFactory grains, VideoId id) => grains.GetGrain<IVideoGrain>(id.ToString());

    public static IPlaylistGrain Playlists(this IGrainFactory grains, VideoId id) => grains.GetGrain<IPlaylistGrain>(id.ToString());

    public static IAttachmentGrain Attachments(this IGrainFactory grains, VideoId id) => grains.GetGrain<IAttachmentGrain>(id.ToString());

    public static IVideoWorkGrain VideoWork(this IGrainFactory grains, VideoId id) => grains.GetGrain<IVideoWorkGrain>(id.ToString());

    public static IDiscussionGrain Discussion(this IGrainFactory grains, VideoId id) => grains.GetGrain<IDiscussionGrain>(id.ToString());

    public static IAudienceGrain Audience(this IGrainFactory grains, VideoId id) => grains.GetGrain<IAudienceGrain>(id.ToString());

    public static ITranscodeQueueGrain TranscodeQueue(this IGrainFactory grains) =>
        grains.GetGrain<ITranscodeQueueGrain>(ITranscodeQueueGrain.DefaultPool);

    public static ITranscodeWorkerGrain TranscodeWorker(this IGrainFactory grains, string silo, int slot) =>
        grains.GetGrain<ITranscodeWorkerGrain>($"{silo}/{slot}");

    public static IKeyRingGrain KeyRing(this IGrainFactory grains) => grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.TheOnly);

    public static IOperationsGrain Operations(this IGrainFactory grains) => grains.GetGrain<IOperationsGrain>(IOperationsGrain.TheOnly);

    public static ISiloReportGrain SiloReport(this IGrainFactory grains, string silo) => grains.GetGrain<ISiloReportGrain>(silo);
}
