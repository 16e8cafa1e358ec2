namespace Sunomi.Tests.Browser;

/// <summary>Any player offers the languages of a video: what is heard and what stands on the picture is what was chosen.</summary>
[Collection(BrowserSuite.Name)]
public sealed class PlayerChoicesTests(ProductFixture product)
{
    private const double SegmentBorder = 8;

    [Theory]
    [InlineData("hls", "master.m3u8")]
    [InlineData("shaka", "master.m3u8")]
    [InlineData("shaka", "manifest.mpd")]
    public async Task Sound_and_captions_are_switched_without_an_error(string engine, string manifest)
    {
        var film = await product.Bilingual();
        await using var viewer = await product.Chromium.Open();
        var player = await PlayerPage.Open(viewer.Page, engine);
        await player.Listen();
        await player.Play($"{film.Media}/{manifest}");
        await player.Hears(BilingualFilm.English);

        await player.Read("en", BilingualFilm.EnglishWords);
        await player.Read("de", BilingualFilm.GermanWords);
        await player.Hear("de", BilingualFilm.German);

        await player.Seek(SegmentBorder - 0.5);
        await player.Video.PlaysFor(1);
        await player.Hears(BilingualFilm.German);
        await player.Shows(BilingualFilm.GermanWords);

        await player.Hear("en", BilingualFilm.English);
        await player.Read(null, "");
        (await player.Problems()).ShouldBeEmpty();
    }
}
