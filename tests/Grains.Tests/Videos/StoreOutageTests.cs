using Sunomi.Storage.Objects;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>With an S3 service that breaks.</summary>
public sealed class StoreOutageTests(StoreOutageTests.S3Fixture cluster) : IClassFixture<StoreOutageTests.S3Fixture>
{
    [Theory]
    [InlineData(S3Outage.Errors)]
    [InlineData(S3Outage.Silence)]
    public async Task A_video_waits_for_a_store_that_is_out_of_order(S3Outage outage)
    {
        var studio = await Studio.Open(cluster);
        var id = await Begin(studio);

        await S3Server.Break(cluster.Bucket, outage);
        await Eventually.True(() => IsHeldUp(id));
        (await cluster.Grains.Video(id).GetProcessing(studio.Owner, default)).ShouldNotBeNull().Status.ShouldBe(VideoStatus.Processing);
        await S3Server.Break(cluster.Bucket, S3Outage.None);

        var end = await studio.WaitForEnd(id);
        end.Status.ShouldBe(VideoStatus.Ready, end.Error?.Message);
    }

    /// <summary>The second time shows that the first was not the last.</summary>
    private async Task<bool> IsHeldUp(VideoId id) => await cluster.Count(
        """
        select count(*) from orleans_state
        where extension = @id and jsonb_path_exists(convert_from(payload, 'utf8')::jsonb, '$.processing.tasks[*].heldUp ? (@.times >= 2)')
        """,
        id) > 0;

    private async Task<VideoId> Begin(Studio studio)
    {
        var clip = await TestClips.Small();
        var id = VideoId.New(TimeProvider.System);
        var video = cluster.Grains.Video(id);
        var target = (await video.CreateUpload(studio.Owner, studio.Upload(new FileInfo(clip).Length), default)).Expect().Target;
        using var http = new HttpClient();
        await using var file = File.OpenRead(clip);
        using var body = new StreamContent(file);
        body.Headers.ContentType = new("video/mp4");
        (await http.PutAsync(target.Url, body)).EnsureSuccessStatusCode();
        (await video.CompleteUpload(studio.Owner, default)).Expect();
        return id;
    }

    /// <summary>Impatient, so that the outage is a long one.</summary>
    public sealed class S3Fixture : ClusterFixture
    {
        public string Bucket { get; } = $"test-{Guid.NewGuid():N}";

        public override async Task InitializeAsync()
        {
            Settings["Objects:Kind"] = nameof(ObjectStoreKind.S3);
            Settings["Objects:S3:ServiceUrl"] = (await S3Server.Address).ToString();
            Settings["Objects:S3:Bucket"] = Bucket;
            Settings["Objects:S3:AccessKey"] = S3Server.AccessKey;
            Settings["Objects:S3:SecretKey"] = S3Server.SecretKey;
            Settings["Transcode:StorePatience"] = "00:00:03";
            Settings["Transcode:OutagePause"] = "00:00:00.2";
            await base.InitializeAsync();
        }
    }
}
