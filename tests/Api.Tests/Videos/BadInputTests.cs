using System.Net;
using System.Text;
using System.Text.Json;
using Sunomi.Testing;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Videos;

[Collection(ProductTests.Name)]
public sealed class BadInputTests(RunningProduct product)
{
    public static TheoryData<string, string> BadFiles => new()
    {
        { "a text file", "UNSUPPORTED_MEDIA" },
        { "a truncated MP4", "INVALID" },
        { "an MP4 without its index", "INVALID" },
        { "a playlist named .mp4", "UNSUPPORTED_MEDIA" },
        { "an ffconcat script named .mp4", "UNSUPPORTED_MEDIA" },
        { "a picture of 16000x16000", "UNSUPPORTED_MEDIA" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task What_cannot_be_played_fails_with_a_reason_and_publishes_nothing(string kind, string code)
    {
        var owner = await product.SignUp("careless");
        var id = await owner.Upload(await Make(kind, await TestClips.Small()), new { title = kind });

        var last = await owner.WaitUntilProcessed(id);

        last.GetProperty("status").GetString().ShouldBe("FAILED");
        last.GetProperty("playable").GetBoolean().ShouldBeFalse();
        last.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
        var message = last.GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull();
        message.ShouldEndWith(".");
        message.ShouldNotContain(product.ObjectRoot);
        message.ShouldNotContain("ffmpeg");
        await NothingIsPublished(owner, id);
    }

    [Theory]
    [InlineData("size", 0L, "INVALID")]
    [InlineData("size", -1L, "INVALID")]
    [InlineData("size", 9_007_199_254_740_991L, "TOO_LARGE")]
    [InlineData("contentType", "text/html", "UNSUPPORTED_MEDIA")]
    [InlineData("contentType", "no type", "UNSUPPORTED_MEDIA")]
    [InlineData("title", "", "INVALID")]
    [InlineData("title", "\u200b\u200b", "INVALID")]
    [InlineData("title", "bell\u0007", "INVALID")]
    [InlineData("fileName", "", "INVALID")]
    [InlineData("channelId", "nonsense", "NOT_FOUND")]
    public async Task An_upload_that_says_something_impossible_is_refused(string field, object value, string code)
    {
        var owner = await product.SignUp("odd");
        var input = new Dictionary<string, object> { ["title"] = "T", ["fileName"] = "a.mp4", ["size"] = 10L, ["contentType"] = "video/mp4", [field] = value };

        var created = await owner.CreateUpload(input);

        created.GetProperty("video").ValueKind.ShouldBe(JsonValueKind.Null);
        created.GetProperty("upload").ValueKind.ShouldBe(JsonValueKind.Null);
        var error = created.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("field").EnumerateArray().Last().GetString().ShouldBe(field);
    }

    [Fact]
    public async Task An_upload_into_the_channel_of_somebody_else_is_refused()
    {
        var other = await product.SignUp("other");
        var channel = (await other.Ask("{ me { channels { id } } }")).Data.GetProperty("me").GetProperty("channels")[0].GetProperty("id").GetString();
        var person = await product.SignUp("intruder");

        var created = await person.CreateUpload(new { title = "T", fileName = "a.mp4", size = 10, contentType = "video/mp4", channelId = channel });

        created.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Bytes_other_than_declared_are_refused_and_nothing_is_kept()
    {
        var owner = await product.SignUp("liar");
        var bytes = Encoding.UTF8.GetBytes("0123456789");
        var created = await owner.CreateUpload(new { title = "T", fileName = "a.mp4", size = bytes.Length, contentType = "video/mp4" });
        var (id, target) = (created.GetProperty("video").GetProperty("id").GetString()!, created.GetProperty("upload"));

        (await Status(owner.Send(target, [.. bytes, 1]))).ShouldBe(HttpStatusCode.BadRequest);
        (await Status(owner.Send(target, bytes[..^1]))).ShouldBe(HttpStatusCode.BadRequest);
        (await Status(owner.Send(target, bytes, contentType: "text/html"))).ShouldBe(HttpStatusCode.UnsupportedMediaType);

        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBe(["CONFLICT"]);
        File.Exists(Path.Combine(product.ObjectRoot, "uploads", id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Completing_what_was_never_sent_says_so_and_can_be_done_later()
    {
        var owner = await product.SignUp("hasty");
        var bytes = await Clips.Small();
        var created = await owner.CreateUpload(new { title = "T", fileName = "a.mp4", size = bytes.Length, contentType = "video/mp4" });
        var id = created.GetProperty("video").GetProperty("id").GetString()!;

        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBe(["CONFLICT"]);

        (await Status(owner.Send(created.GetProperty("upload"), bytes))).ShouldBe(HttpStatusCode.OK);
        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBeEmpty();
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");
    }

    [Theory]
    [InlineData("completeUpload(videoId: $id)")]
    [InlineData("retryProcessing(videoId: $id)")]
    [InlineData("deleteVideo(videoId: $id)")]
    [InlineData("updateVideo(input: { videoId: $id, title: \"Mine\" })")]
    public async Task The_video_of_somebody_else_cannot_be_changed(string mutation)
    {
        var video = await product.Video;
        var person = await product.SignUp("meddler");
        var field = mutation[..mutation.IndexOf('(', StringComparison.Ordinal)];

        foreach (var id in new[] { video.Id, "nonsense", video.Owner.Id, Sunomi.Videos.VideoId.New(TimeProvider.System).ToString() })
        {
            var answer = await person.Ask($"mutation($id: ID!) {{ {mutation} {{ errors {{ code }} }} }}", new { id });
            answer.UserErrors(field).ShouldHaveSingleItem().ShouldBeOneOf("NOT_FOUND", "FORBIDDEN");
        }

        (await product.Stranger.Ask("query($id: ID!) { video(id: $id) { title status } }", new { id = video.Id }))
            .Data.GetProperty("video").GetProperty("title").GetString().ShouldBe("A public video");
    }

    private static async Task<HttpStatusCode> Status(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return response.StatusCode;
    }

    private static async Task<byte[]> Make(string kind, string other) => kind switch
    {
        "a text file" => await Clips.Read(TestClips.Text()),
        "a truncated MP4" => await Clips.Read(TestClips.Truncated()),
        "an MP4 without its index" => (await Clips.Small())[..10_000],
        "a playlist named .mp4" => await Clips.Read(TestClips.PlaylistNaming(other)),
        "an ffconcat script named .mp4" => await Clips.Read(TestClips.ConcatNaming(other)),
        "a picture of 16000x16000" => await Clips.Read(TestClips.HugePicture()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such file."),
    };

    private async Task NothingIsPublished(Person owner, string id)
    {
        var query = "query($id: ID!) { video(id: $id) { status playback { hlsUrl } processing { error { message } } } }";
        (await product.Stranger.Ask(query, new { id })).Data.GetProperty("video").ValueKind.ShouldBe(JsonValueKind.Null);
        var own = (await owner.Ask(query, new { id })).Data.GetProperty("video");
        own.GetProperty("status").GetString().ShouldBe("FAILED");
        own.GetProperty("playback").ValueKind.ShouldBe(JsonValueKind.Null);
        using var master = await owner.Http.GetAsync($"/media/{id}/g1/master.m3u8");
        master.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
