using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Playback;

[Collection(ProductTests.Name)]
public sealed class MediaTests(RunningProduct product)
{
    [Fact]
    public async Task Playlists_and_segments_come_with_the_right_headers()
    {
        var video = await product.Video;

        using var master = await Get(HttpMethod.Get, $"/media/{video.Id}/g1/master.m3u8");
        master.StatusCode.ShouldBe(HttpStatusCode.OK);
        master.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.apple.mpegurl");
        master.Headers.CacheControl!.Extensions.ShouldBeEmpty();
        master.Headers.CacheControl.MaxAge.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
        master.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        master.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        using var manifest = await Get(HttpMethod.Get, $"/media/{video.Id}/g1/manifest.mpd");
        manifest.Content.Headers.ContentType!.MediaType.ShouldBe("application/dash+xml");

        using var segment = await Get(HttpMethod.Get, await SegmentOf(video.Id));
        segment.StatusCode.ShouldBe(HttpStatusCode.OK);
        segment.Content.Headers.ContentType!.MediaType.ShouldBe("video/iso.segment");
        segment.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        segment.Headers.AcceptRanges.ShouldBe(["bytes"]);
    }

    [Theory]
    [InlineData(0L, 9L)]
    [InlineData(5L, 5L)]
    [InlineData(100L, null)]
    [InlineData(null, 10L)]
    [InlineData(0L, 1_000_000_000L)]
    public async Task A_range_is_a_part_of_the_whole(long? from, long? to)
    {
        var address = await SegmentOf((await product.Video).Id);
        var whole = await product.Stranger.Http.GetByteArrayAsync(address);

        using var part = await Get(HttpMethod.Get, address, request => request.Headers.Range = new RangeHeaderValue(from, to));

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        var first = from ?? whole.Length - to!.Value;
        var last = from is null || to is null ? whole.Length - 1 : Math.Min(to.Value, whole.Length - 1);
        part.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes {first}-{last}/{whole.Length}");
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(whole[(int)first..(int)(last + 1)]);
    }

    [Fact]
    public async Task A_range_outside_is_416_and_what_is_no_single_range_gets_the_whole()
    {
        var address = await SegmentOf((await product.Video).Id);
        var whole = await product.Stranger.Http.GetByteArrayAsync(address);

        using var outside = await Get(HttpMethod.Get, address, request => request.Headers.Range = new RangeHeaderValue(whole.Length, null));
        outside.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        outside.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes */{whole.Length}");

        foreach (var header in new[] { "bytes=0-1,4-5", "lines=1-2", "bytes=9-3", "bytes=x" })
        {
            using var answer = await Get(HttpMethod.Get, address, request => request.Headers.TryAddWithoutValidation("Range", header));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentLength.ShouldBe(whole.Length);
        }
    }

    [Fact]
    public async Task Validators_spare_what_the_caller_has()
    {
        var address = await SegmentOf((await product.Video).Id);
        using var head = await Get(HttpMethod.Head, address);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        var etag = head.Headers.ETag.ShouldNotBeNull();
        head.Content.Headers.ContentLength.ShouldBe((await product.Stranger.Http.GetByteArrayAsync(address)).Length);

        using var known = await Get(HttpMethod.Get, address, request => request.Headers.IfNoneMatch.Add(etag));
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        known.Headers.ETag.ShouldBe(etag);

        using var other = await Get(HttpMethod.Get, address, request => request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var continued = await Get(HttpMethod.Get, address, request => (request.Headers.Range, request.Headers.IfRange) = (new RangeHeaderValue(0, 4), new RangeConditionHeaderValue(etag)));
        continued.StatusCode.ShouldBe(HttpStatusCode.PartialContent);

        using var changed = await Get(HttpMethod.Get, address, request => (request.Headers.Range, request.Headers.IfRange) = (new RangeHeaderValue(0, 4), new RangeConditionHeaderValue("\"other\"")));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_but_what_players_need_can_be_read()
    {
        var id = (await product.Video).Id;

        foreach (var name in new[] { "original", "g1/plan.json", "g1/tasks/video-0.json", "g2/master.m3u8", "g1/%2e%2e/original", "g1", "", "~/g1/master.m3u8", "~x.1.y/g1/master.m3u8" })
        {
            using var answer = await Get(HttpMethod.Get, $"/media/{id}/{name}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, name);
        }

        using var unknown = await Get(HttpMethod.Get, $"/media/{Sunomi.Videos.VideoId.New(TimeProvider.System)}/g1/master.m3u8");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nonsense = await Get(HttpMethod.Get, "/media/nonsense/g1/master.m3u8");
        nonsense.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var post = await Get(HttpMethod.Post, $"/media/{id}/g1/master.m3u8");
        post.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_private_video_is_played_by_its_owner_only()
    {
        var owner = await product.SignUp("private");
        var id = await owner.UploadAndWait(await Clips.Small(), new { title = "Mine alone", visibility = "PRIVATE" });
        const string Query = "query($id: ID!) { video(id: $id) { title playback { hlsUrl posterUrl } } }";

        (await product.Stranger.Ask(Query, new { id })).Data.GetProperty("video").ValueKind.ShouldBe(JsonValueKind.Null);
        (await (await product.SignUp("curious")).Ask(Query, new { id })).Data.GetProperty("video").ValueKind.ShouldBe(JsonValueKind.Null);
        using var plain = await Get(HttpMethod.Get, $"/media/{id}/g1/master.m3u8");
        plain.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var playback = (await owner.Ask(Query, new { id })).Data.GetProperty("video").GetProperty("playback");
        var address = playback.GetProperty("hlsUrl").GetString()!;
        (await Ffmpeg.Run("-xerror", "-i", new Uri(product.Address, address).ToString(), "-map", "0", "-f", "null", "-")).ShouldBeEmpty();
        using var master = await Get(HttpMethod.Get, address);
        master.Headers.CacheControl!.Private.ShouldBeTrue();

        // The token of one video opens no other, and not its original.
        var token = address.Split('/')[3];
        using var otherVideo = await Get(HttpMethod.Get, $"/media/{(await product.Video).Id}/{token}/g1/master.m3u8");
        otherVideo.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var original = await Get(HttpMethod.Get, $"/media/{id}/{token}/original");
        original.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await using var socket = await product.Stranger.Connect();
        foreach (var field in new[] { "videoProcessing(videoId: $id) { status }", "videoActivity(videoId: $id) { __typename }" })
        {
            var events = await socket.Subscribe($"subscription($id: ID!) {{ {field} }}", new { id });
            (await Should.ThrowAsync<SubscriptionException>(() => events.Next())).Code.ShouldBe("NOT_FOUND");
        }
    }

    [Fact]
    public async Task What_becomes_private_is_gone_for_the_others_at_once()
    {
        var owner = await product.SignUp("shy");
        var id = await owner.UploadAndWait(await Clips.Tiny(), new { title = "For a while" });
        using var before = await Get(HttpMethod.Get, $"/media/{id}/g1/master.m3u8");
        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var socket = await product.Stranger.Connect();
        var activity = await socket.Subscribe("subscription($id: ID!) { videoActivity(videoId: $id) { __typename } }", new { id });
        await owner.UntilHeard(activity, id);

        var updated = await owner.Ask(
            "mutation($id: ID!) { updateVideo(input: { videoId: $id, visibility: PRIVATE }) { video { visibility } errors { code } } }",
            new { id });

        updated.Data.GetProperty("updateVideo").GetProperty("video").GetProperty("visibility").GetString().ShouldBe("PRIVATE");
        using var after = await Get(HttpMethod.Get, $"/media/{id}/g1/master.m3u8");
        after.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await activity.ToEnd(TimeSpan.FromSeconds(30));
    }

    private async Task<string> SegmentOf(string video)
    {
        var rung = Directory.GetDirectories(Path.Combine(product.ObjectRoot, video, "g1")).Select(folder => Path.GetFileName(folder)).First(name => name.EndsWith('p'));
        using var segment = await Get(HttpMethod.Head, $"/media/{video}/g1/{rung}/00001.m4s");
        segment.StatusCode.ShouldBe(HttpStatusCode.OK);
        return $"/media/{video}/g1/{rung}/00001.m4s";
    }

    private async Task<HttpResponseMessage> Get(HttpMethod method, string address, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Origin", "https://elsewhere.example");
        prepare?.Invoke(request);
        return await product.Stranger.Http.SendAsync(request);
    }
}
