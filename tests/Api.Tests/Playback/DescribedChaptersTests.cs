using Sunomi.Playback;
using Sunomi.Testing;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Playback;

[Collection(ProductTests.Name)]
public sealed class DescribedChaptersTests(RunningProduct product)
{
    [Theory]
    [InlineData("0:00 Arrival\n0:10 Lunch", "0 Arrival|10 Lunch")]
    [InlineData("A day out.\r\n\r\n00:00 Arrival\r\n01:05 - Lunch \r\nand then\r\n1:02:30 The way back\r\n", "0 Arrival|65 Lunch|3750 The way back")]
    [InlineData("- 0:00 – Arrival\n• 0:10 | Lunch\n* (0:20) The way back\n[0:30] Home\n0:40: Bed", "0 Arrival|10 Lunch|20 The way back|30 Home|40 Bed")]
    [InlineData("0:00 .NET\n0:10 3:2 for us\n90:00 Over", "0 .NET|10 3:2 for us|5400 Over")]
    [InlineData("12:30 we met.\n0:00 Arrival\n0:10 Lunch\n0:05 was it?\n0:20 Perhaps", "0 Arrival|10 Lunch")]
    [InlineData("0:00 Arrival\n0:10 Lunch\n0:00 Ankunft\n0:10 Essen", "0 Arrival|10 Lunch")]
    [InlineData("0:00 Arrival\n0:10 Lunch\n2:46:40 Behind the end", "0 Arrival|10 Lunch")]
    [InlineData("0:00 Arrival", "")]
    [InlineData("0:05 Arrival\n0:10 Lunch", "")]
    [InlineData("0:00\n0:10 \n0:20 -", "")]
    [InlineData("0:00pm Arrival\n0:60 Lunch\n1:75:00 Tea\n1:2:3 Bed\n0:0 None", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_list_of_times_is_read(string? description, string expected) =>
        string.Join('|', DescribedChapters.Of(description, 10_000).Select(chapter => $"{chapter.StartSeconds} {chapter.Title}")).ShouldBe(expected);

    [Fact]
    public async Task The_words_of_the_owner_stand_before_those_of_the_file()
    {
        var owner = await product.SignUp("chapters");
        var id = await owner.UploadAndWait(await Clips.Read(TestClips.Rich()));
        (await Chapters(id)).ShouldBe("0 Morning|6 Evening");

        await Describe("0:00 Dawn\n0:04 Noon\n0:08 Dusk\n0:12 Behind the end");
        (await Chapters(id)).ShouldBe("0 Dawn|4 Noon|8 Dusk");

        await Describe("From 0:00 on it is about the sun.");
        (await Chapters(id)).ShouldBe("0 Morning|6 Evening");

        async Task Describe(string description) =>
            (await owner.Ask("mutation($input: UpdateVideoInput!) { updateVideo(input: $input) { errors { code } } }", new { input = new { videoId = id, description } }))
                .UserErrors("updateVideo").ShouldBeEmpty();
    }

    private async Task<string> Chapters(string id)
    {
        var answer = await product.Stranger.Ask("query($id: ID!) { video(id: $id) { playback { chapters { startSeconds title } } } }", new { id });
        return string.Join('|', answer.Data.GetProperty("video").GetProperty("playback").GetProperty("chapters").EnumerateArray()
            .Select(chapter => $"{chapter.GetProperty("startSeconds")} {chapter.GetProperty("title")}"));
    }
}
