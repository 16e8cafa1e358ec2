using System.Text.Json;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Videos;

[Collection(ProductTests.Name)]
public sealed class UploadJourneyTests(RunningProduct product)
{
    [Fact]
    public async Task A_video_is_uploaded_watched_while_it_is_processed_and_played()
    {
        var owner = await product.SignUp("uploader");
        var bytes = await Clips.Medium();
        var created = await owner.CreateUpload(new { title = "A journey", description = "From a file to a film", fileName = "clip.mp4", size = bytes.Length, contentType = "video/mp4" });
        var id = created.GetProperty("video").GetProperty("id").GetString()!;
        created.GetProperty("video").GetProperty("status").GetString().ShouldBe("UPLOADING");
        await using var socket = await owner.Connect();
        var progress = await socket.Subscribe(
            $"subscription($id: ID!) {{ videoProcessing(videoId: $id) {{ videoId {Uploading.ProcessingFields} }} }}",
            new { id });

        // The present state at once, before anything happens.
        var first = (await progress.Next()).ShouldNotBeNull().GetProperty("videoProcessing");
        first.GetProperty("videoId").GetString().ShouldBe(id);
        first.GetProperty("status").GetString().ShouldBe("UPLOADING");

        using var stored = await owner.Send(created.GetProperty("upload"), bytes);
        stored.EnsureSuccessStatusCode();
        stored.Headers.ETag.ShouldNotBeNull();
        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBeEmpty();

        var states = (await progress.ToEnd(TimeSpan.FromSeconds(90))).ConvertAll(state => state.GetProperty("videoProcessing"));
        states[^1].GetProperty("status").GetString().ShouldBe("READY", states[^1].ToString());
        states[^1].GetProperty("percent").GetDouble().ShouldBe(100);
        states[^1].GetProperty("playable").GetBoolean().ShouldBeTrue();
        var percents = states.ConvertAll(state => state.GetProperty("percent").GetDouble());
        percents.ShouldBe(percents.Order());
        percents.ShouldContain(percent => percent > 0 && percent < 100);

        var video = (await product.Stranger.Ask(
            """
            query($id: ID!) {
              video(id: $id) {
                title description status width height durationSeconds createdAt publishedAt visibility tags
                channel { handle owner { username } }
                processing { status percent renditions { name percent } }
                playback { hlsUrl dashUrl posterUrl complete renditions { name width height frameRate bandwidth codecs } }
              }
            }
            """,
            new { id })).Data.GetProperty("video");
        video.GetProperty("title").GetString().ShouldBe("A journey");
        video.GetProperty("description").GetString().ShouldBe("From a file to a film");
        video.GetProperty("status").GetString().ShouldBe("READY");
        video.GetProperty("visibility").GetString().ShouldBe("PUBLIC");
        video.GetProperty("width").GetInt32().ShouldBe(854);
        video.GetProperty("height").GetInt32().ShouldBe(480);
        video.GetProperty("durationSeconds").GetDouble().ShouldBe(5, 0.1);
        video.GetProperty("createdAt").GetString().ShouldEndWith("Z");
        video.GetProperty("publishedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(video.GetProperty("createdAt").GetDateTimeOffset());
        video.GetProperty("channel").GetProperty("owner").GetProperty("username").GetString().ShouldBe(owner.Username);
        video.GetProperty("processing").GetProperty("percent").GetDouble().ShouldBe(100);
        var playback = video.GetProperty("playback");
        playback.GetProperty("complete").GetBoolean().ShouldBeTrue();
        var renditions = playback.GetProperty("renditions").EnumerateArray().ToArray();
        renditions.Length.ShouldBeGreaterThan(1);
        renditions.ShouldAllBe(rendition => rendition.GetProperty("height").GetInt32() <= 480);

        foreach (var address in new[] { "hlsUrl", "dashUrl" })
        {
            (await Decode(playback, address)).ShouldBeEmpty();
        }

        (await Ffmpeg.Probe("-show_entries", "stream=codec_name", "-of", "csv=p=0", Absolute(playback, "posterUrl"))).Trim().ShouldBe("mjpeg");
    }

    [Fact]
    public async Task A_page_that_comes_late_sees_the_present_state_and_the_end()
    {
        var video = await product.Video;
        await using var socket = await product.Stranger.Connect();

        var progress = await socket.Subscribe("subscription($id: ID!) { videoProcessing(videoId: $id) { status stage percent } }", new { id = video.Id });

        var only = (await progress.ToEnd(TimeSpan.FromSeconds(30))).ShouldHaveSingleItem().GetProperty("videoProcessing");
        only.GetProperty("status").GetString().ShouldBe("READY");
        only.GetProperty("stage").GetString().ShouldBe("DONE");
    }

    [Fact]
    public async Task Completing_an_upload_ten_times_processes_it_once()
    {
        var owner = await product.SignUp("eager");
        var bytes = await Clips.Small();
        var created = await owner.CreateUpload(new { title = "Once", fileName = "clip.mp4", size = bytes.Length, contentType = "video/mp4" });
        var id = created.GetProperty("video").GetProperty("id").GetString()!;
        using var stored = await owner.Send(created.GetProperty("upload"), bytes);
        stored.EnsureSuccessStatusCode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.CompleteUpload(id)));
        answers.ShouldAllBe(answer => answer.UserErrors("completeUpload").Length == 0);
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");
        (await owner.CompleteUpload(id)).Data.GetProperty("completeUpload").GetProperty("video").GetProperty("status").GetString().ShouldBe("READY");

        Directory.GetDirectories(Path.Combine(product.ObjectRoot, id)).Select(Path.GetFileName).ShouldHaveSingleItem().ShouldBe("g1");
    }

    private string Absolute(JsonElement playback, string name) => new Uri(product.Address, playback.GetProperty(name).GetString()).ToString();

    /// <summary>Every rung and the sound, from the first segment to the last.</summary>
    private Task<string> Decode(JsonElement playback, string name) =>
        Ffmpeg.Run("-xerror", "-i", Absolute(playback, name), "-map", "0", "-f", "null", "-");
}
