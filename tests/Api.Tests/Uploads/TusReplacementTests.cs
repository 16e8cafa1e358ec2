using System.Text.Json;
using Sunomi.Testing;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Uploads;

/// <summary>Another file for a video that is there comes by tus like the first, and can be given up without harm to it.</summary>
[Collection(ProductTests.Name)]
public sealed class TusReplacementTests(RunningProduct product)
{
    private const string Progress = "subscription($id: ID!) { videoReplacement(videoId: $id) { replacement { status percent } } }";

    [Fact]
    public async Task It_may_be_given_up_on_the_way_and_takes_the_place_of_the_old_file_when_it_is_whole()
    {
        var owner = await product.SignUp("replacer");
        var tus = new TusClient(owner);
        var id = await owner.UploadAndWait(await Clips.Tiny());
        var bytes = await File.ReadAllBytesAsync(await TestClips.Portrait());

        // begun by tus, and given up by tus: the video stays
        await Announce(owner, id, bytes);
        var address = await tus.Begin(bytes.Length, ("Upload-Metadata", $"videoId {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(id))}"));
        (await tus.Patch(address, 0, bytes[..1000])).Status.ShouldBe(204);

        // a second window with a file of the same size: the newer upload counts, from its first byte, and the older goes on nowhere
        var other = await tus.Begin(bytes.Length, ("Upload-Metadata", $"videoId {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(id))}"));
        other.ShouldNotBe(address);
        (await tus.Offset(other)).ShouldBe(0);
        (await tus.Patch(address, 1000, bytes[1000..2000])).Status.ShouldBe(404);
        (await tus.Send("DELETE", address)).Status.ShouldBe(404);
        (await tus.Offset(other)).ShouldBe(0);
        (await tus.Send("DELETE", other)).Status.ShouldBe(204);
        (await Look(owner, id)).ShouldBe(("READY", null));

        // begun again, and given up by the mutation
        await Announce(owner, id, bytes);
        (await Look(owner, id)).ShouldBe(("READY", "UPLOADING"));
        var cancelled = await owner.Ask("mutation($id: ID!) { cancelReplacement(videoId: $id) { video { status replacement { status } } errors { code message } } }", new { id });
        cancelled.UserErrors("cancelReplacement").ShouldBeEmpty();
        (await Look(owner, id)).ShouldBe(("READY", null));

        // a stranger cannot
        var stranger = await product.SignUp("meddler");
        var refused = await stranger.Ask("mutation($id: ID!) { cancelReplacement(videoId: $id) { errors { code message } } }", new { id });
        refused.UserErrors("cancelReplacement").ShouldBe(["NOT_FOUND"]);

        // whole at last, which its owner alone can follow
        await Announce(owner, id, bytes);
        await using var strange = await stranger.Connect();
        (await (await strange.Subscribe(Progress, new { id })).ToEnd(TimeSpan.FromSeconds(30))).ShouldHaveSingleItem().ToString().ShouldContain("\"replacement\":null");
        address = await tus.Begin(bytes.Length, ("Upload-Metadata", $"videoId {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(id))}"));
        await using var socket = await owner.Connect();
        var progress = await socket.Subscribe(Progress, new { id });
        (await progress.Next()).ShouldNotBeNull().ToString().ShouldContain("UPLOADING");
        (await tus.Patch(address, 0, bytes))["Upload-Offset"].ShouldBe($"{bytes.Length}");
        var states = (await progress.ToEnd(TimeSpan.FromSeconds(90))).ConvertAll(data => data.GetProperty("videoReplacement").GetProperty("replacement"));
        states.ShouldContain(state => state.ValueKind != JsonValueKind.Null && state.GetProperty("status").GetString() == "PROCESSING");
        states.FindIndex(state => state.ValueKind == JsonValueKind.Null).ShouldBe(states.Count - 1);
        (await Look(owner, id)).ShouldBe(("READY", null));

        var video = (await owner.Ask("query($id: ID!) { video(id: $id) { width height } }", new { id })).Data.GetProperty("video");
        (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32()).ShouldBe((360, 640));
    }

    private static async Task Announce(Person owner, string videoId, byte[] bytes)
    {
        var answer = await owner.Ask(
            "mutation($input: ReplaceUploadInput!) { replaceUpload(input: $input) { errors { code message } } }",
            new { input = new { videoId, fileName = "new.mp4", size = bytes.Length, contentType = "video/mp4" } });
        answer.UserErrors("replaceUpload").ShouldBeEmpty();
    }

    private static async Task<(string Status, string? Replacement)> Look(Person owner, string id)
    {
        var video = (await owner.Ask("query($id: ID!) { video(id: $id) { status replacement { status } } }", new { id })).Data.GetProperty("video");
        var replacement = video.GetProperty("replacement");
        return (video.GetProperty("status").GetString()!, replacement.ValueKind == JsonValueKind.Null ? null : replacement.GetProperty("status").GetString());
    }
}
