using System.Net;
using System.Text;
using System.Text.Json;
using Sunomi.Testing;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Videos;

/// <summary>Captions and pictures that owners give to their videos.</summary>
[Collection(ProductTests.Name)]
public sealed class AttachmentTests(RunningProduct product)
{
    private const string Srt = "1\r\n00:00:00,000 --> 00:00:01,500\r\nWitaj, <i>świecie</i> & co\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nKoniec\r\n";

    [Fact]
    public async Task Captions_of_the_owner_are_listed_and_in_the_playlists_until_they_are_deleted()
    {
        var owner = await product.SignUp("captioner");
        var id = await owner.UploadAndWait(await Clips.Tiny());

        (await SetCaptions(owner, id, "pol", Encoding.UTF8.GetBytes(Srt))).UserErrors("setCaptions").ShouldBeEmpty();
        (await SetCaptions(owner, id, "pt-BR", Encoding.UTF8.GetBytes("WEBVTT\n\n00:00.000 --> 00:01.000\nOlá\n"), label: "Para todos")).UserErrors("setCaptions").ShouldBeEmpty();

        var video = await Look(owner, id);
        Labels(video).ShouldBe(["pl polski", "pt-BR Para todos"]);
        var polish = await Text(video.GetProperty("captions")[0].GetProperty("url").GetString()!);
        polish.ShouldStartWith("WEBVTT\n");
        polish.ShouldContain("00:00:00.000 --> 00:00:01.500\nWitaj, <i>świecie</i> &amp; co\n");

        // in HLS, with the segments that it names
        var master = new Uri(product.Address, video.GetProperty("playback").GetProperty("hlsUrl").GetString());
        var lines = (await Text(master.PathAndQuery)).Split('\n');
        var media = lines.Where(line => line.StartsWith("#EXT-X-MEDIA:TYPE=SUBTITLES", StringComparison.Ordinal)).ToArray();
        media.Select(line => line.Contains("LANGUAGE=\"pl\",", StringComparison.Ordinal)).ShouldBe([true, false]);
        lines.Where(line => line.StartsWith("#EXT-X-STREAM-INF", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains(",SUBTITLES=\"text\"", StringComparison.Ordinal));
        var playlist = new Uri(master, media[0].Split("URI=\"")[1].TrimEnd('"'));
        var segment = (await Text(playlist.PathAndQuery)).Split('\n').Single(line => line.EndsWith(".vtt", StringComparison.Ordinal));
        (await Text(new Uri(playlist, segment).PathAndQuery)).ShouldContain("Koniec");

        // in DASH
        var manifest = System.Xml.Linq.XDocument.Parse(await Text(video.GetProperty("playback").GetProperty("dashUrl").GetString()!));
        manifest.Descendants().Where(element => element.Name.LocalName == "AdaptationSet" && (string?)element.Attribute("contentType") == "text")
            .Select(element => (string?)element.Attribute("lang")).ShouldBe(["pl", "pt-BR"]);

        // another file in the same language takes the place of the first, whose address ends
        var first = video.GetProperty("captions")[0].GetProperty("url").GetString()!;
        (await SetCaptions(owner, id, "pl", Encoding.UTF8.GetBytes(Srt.Replace("Koniec", "Dalej", StringComparison.Ordinal)))).UserErrors("setCaptions").ShouldBeEmpty();
        video = await Look(owner, id);
        Labels(video).ShouldBe(["pt-BR Para todos", "pl polski"]);
        (await Text(video.GetProperty("captions")[1].GetProperty("url").GetString()!)).ShouldContain("Dalej");
        (await product.Stranger.Http.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        foreach (var language in new[] { "pl", "pt-br" })
        {
            (await DeleteCaptions(owner, id, language)).UserErrors("deleteCaptions").ShouldBeEmpty();
        }

        (await DeleteCaptions(owner, id, "pl")).UserErrors("deleteCaptions").ShouldBe(["NOT_FOUND"]);
        Labels(await Look(owner, id)).ShouldBeEmpty();
        (await Text(master.PathAndQuery)).ShouldNotContain("SUBTITLES");
    }

    public static TheoryData<string, string, byte[], string, string> BadCaptions => new()
    {
        { "no language", "english please", Encoding.UTF8.GetBytes(Srt), "INVALID", "language" },
        { "no captions", "en", Encoding.UTF8.GetBytes("only words\n\nand more"), "UNSUPPORTED_MEDIA", "attachmentId" },
        { "no text", "en", [1, 0, 0, 0, 255, 254, 0, 0], "UNSUPPORTED_MEDIA", "attachmentId" },
        { "for days", "en", Encoding.UTF8.GetBytes("1\n99:00:00,000 --> 99:00:01,000\nFar away\n"), "UNSUPPORTED_MEDIA", "attachmentId" },
    };

    [Theory]
    [MemberData(nameof(BadCaptions))]
    public async Task Captions_that_cannot_be_taken_are_refused_with_a_reason(string what, string language, byte[] content, string code, string field)
    {
        var (owner, id) = await product.Video;

        var answer = await SetCaptions(owner, id, language, content);

        var error = answer.Data.GetProperty("setCaptions").GetProperty("errors").EnumerateArray().ShouldHaveSingleItem(what);
        error.GetProperty("code").GetString().ShouldBe(code, what);
        error.GetProperty("field").EnumerateArray().Last().GetString().ShouldBe(field, what);
        Labels(await Look(owner, id)).ShouldBeEmpty(what);
    }

    [Fact]
    public async Task Nobody_else_gives_anything_to_a_video_and_nothing_is_taken_that_was_not_sent_or_is_too_large()
    {
        var (owner, id) = await product.Video;
        var stranger = await product.SignUp("giver");

        (await Create(stranger, id, "CAPTIONS", 10)).UserErrors("createAttachment").ShouldBe(["NOT_FOUND"]);
        (await DeleteCaptions(stranger, id, "en")).UserErrors("deleteCaptions").ShouldBe(["NOT_FOUND"]);
        (await stranger.Ask("mutation($id: ID!) { resetPoster(videoId: $id) { errors { code } } }", new { id })).UserErrors("resetPoster").ShouldBe(["NOT_FOUND"]);
        (await Create(owner, id, "CAPTIONS", 5 << 20)).UserErrors("createAttachment").ShouldBe(["TOO_LARGE"]);
        (await Create(owner, id, "POSTER", 0)).UserErrors("createAttachment").ShouldBe(["INVALID"]);

        var announced = (await Create(owner, id, "CAPTIONS", 10)).Data.GetProperty("createAttachment").GetProperty("attachmentId").GetString();
        (await Set(owner, "setCaptions", "SetCaptionsInput", new { videoId = id, language = "en", attachmentId = announced })).UserErrors("setCaptions").ShouldBe(["CONFLICT"]);
        (await Set(owner, "setPoster", "SetPosterInput", new { videoId = id, attachmentId = id })).UserErrors("setPoster").ShouldBe(["NOT_FOUND"]);
    }

    [Fact]
    public async Task A_picture_of_the_owner_is_made_anew_and_stands_for_the_video_until_it_is_taken_back()
    {
        var owner = await product.SignUp("painter");
        var id = await owner.UploadAndWait(await Clips.Tiny());
        var automatic = Poster(await Look(owner, id));
        var picture = await File.ReadAllBytesAsync(await TestClips.Picture());

        var attachment = await Send(owner, id, "POSTER", picture);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await Set(owner, "setPoster", "SetPosterInput", new { videoId = id, attachmentId = attachment })).UserErrors("setPoster").ShouldBeEmpty();
        }

        var video = await Look(owner, id);
        video.GetProperty("hasOwnPoster").GetBoolean().ShouldBeTrue();
        Poster(video).ShouldNotBe(automatic);
        var served = await product.Stranger.Http.GetAsync(Poster(video));
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        var bytes = await served.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xFF, 0xD8, 0xFF]);
        Encoding.Latin1.GetString(bytes).ShouldNotContain("a secret");

        (await SetPoster(owner, id, await File.ReadAllBytesAsync(await TestClips.HugePicture()))).UserErrors("setPoster").ShouldBe(["UNSUPPORTED_MEDIA"]);
        (await SetPoster(owner, id, Encoding.UTF8.GetBytes("<svg/>"))).UserErrors("setPoster").ShouldBe(["UNSUPPORTED_MEDIA"]);
        Poster(await Look(owner, id)).ShouldBe(Poster(video));

        (await owner.Ask("mutation($id: ID!) { resetPoster(videoId: $id) { errors { code } } }", new { id })).UserErrors("resetPoster").ShouldBeEmpty();
        Poster(await Look(owner, id)).ShouldBe(automatic);
        (await product.Stranger.Http.GetAsync(Poster(video))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Answer> SetCaptions(Person owner, string videoId, string language, byte[] content, string? label = null) => await Set(
        owner, "setCaptions", "SetCaptionsInput", new { videoId, language, label, attachmentId = await Send(owner, videoId, "CAPTIONS", content) });

    private static async Task<Answer> SetPoster(Person owner, string videoId, byte[] content) => await Set(
        owner, "setPoster", "SetPosterInput", new { videoId, attachmentId = await Send(owner, videoId, "POSTER", content) });

    private static Task<Answer> DeleteCaptions(Person owner, string videoId, string language) =>
        Set(owner, "deleteCaptions", "DeleteCaptionsInput", new { videoId, language });

    private static Task<Answer> Set(Person person, string mutation, string type, object input) =>
        person.Ask($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ video {{ id }} errors {{ code message field }} }} }}", new { input });

    private static Task<Answer> Create(Person person, string videoId, string kind, long size) => person.Ask(
        """
        mutation($input: CreateAttachmentInput!) {
          createAttachment(input: $input) { attachmentId upload { method url headers { name value } parts { number } } errors { code message field } }
        }
        """,
        new { input = new { videoId, kind, size } });

    private static async Task<string> Send(Person person, string videoId, string kind, byte[] content)
    {
        var created = (await Create(person, videoId, kind, content.Length)).Data.GetProperty("createAttachment");
        using var stored = await person.Send(created.GetProperty("upload"), content);
        stored.StatusCode.ShouldBe(HttpStatusCode.OK, await stored.Content.ReadAsStringAsync());
        return created.GetProperty("attachmentId").GetString()!;
    }

    private static async Task<JsonElement> Look(Person person, string id) => (await person.Ask(
        "query($id: ID!) { video(id: $id) { hasOwnPoster captions { language label url } playback { hlsUrl dashUrl posterUrl } } }",
        new { id })).Data.GetProperty("video");

    private static string[] Labels(JsonElement video) =>
        [.. video.GetProperty("captions").EnumerateArray().Select(track => $"{track.GetProperty("language").GetString()} {track.GetProperty("label").GetString()}")];

    private static string Poster(JsonElement video) => video.GetProperty("playback").GetProperty("posterUrl").GetString()!;

    private Task<string> Text(string address) => product.Stranger.Http.GetStringAsync(address);
}
