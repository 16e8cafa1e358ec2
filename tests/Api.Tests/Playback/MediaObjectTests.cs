using Sunomi.Playback;

namespace Sunomi.Tests.Playback;

public sealed class MediaObjectTests
{
    [Theory]
    [InlineData("g1/master.m3u8", "application/vnd.apple.mpegurl")]
    [InlineData("g12/manifest.mpd", "application/dash+xml")]
    [InlineData("g1/poster.jpg", "image/jpeg")]
    [InlineData("g1/720p/init.mp4", "video/mp4")]
    [InlineData("g1/720p/00001.m4s", "video/iso.segment")]
    [InlineData("g1/720p/playlist.m3u8", "application/vnd.apple.mpegurl")]
    [InlineData("g1/audio-0/init.mp4", "audio/mp4")]
    [InlineData("g1/audio-0/00001.m4s", "audio/iso.segment")]
    [InlineData("posters/0BcDeF.jpg", "image/jpeg")]
    [InlineData("captions/0BcDeF/playlist.m3u8", "application/vnd.apple.mpegurl")]
    [InlineData("captions/0BcDeF/00001.vtt", "text/vtt")]
    [InlineData("captions/0BcDeF/all.vtt", "text/vtt")]
    public void What_players_read_has_an_address(string name, string contentType)
    {
        MediaObject.Parse(name).ShouldNotBeNull().ContentType.ShouldBe(contentType);
    }

    [Theory]
    [InlineData("original")]
    [InlineData("g1/original")]
    [InlineData("g1/plan.json")]
    [InlineData("g1/tasks/video-0.json")]
    [InlineData("g1/tasks/init.json")]
    [InlineData("g0/master.m3u8")]
    [InlineData("posters/../original")]
    [InlineData("captions/all.vtt")]
    [InlineData("captions/0BcDeF/../../original")]
    [InlineData("g01/master.m3u8")]
    [InlineData("g1/../original")]
    [InlineData("g1/720p/../../original")]
    [InlineData("g1/720p/1.m4s")]
    [InlineData("g1/720p/00001.m4s\n")]
    [InlineData("g1//master.m3u8")]
    [InlineData("/g1/master.m3u8")]
    [InlineData("g1/master.m3u8/")]
    [InlineData("")]
    public void Nothing_else_has(string name)
    {
        MediaObject.Parse(name).ShouldBeNull();
    }
}
