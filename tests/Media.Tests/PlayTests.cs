namespace Sunomi.Media;

public class PlayTests
{
    [Fact]
    public async Task Ffmpeg_decodes_master_playlist_and_manifest_without_a_word()
    {
        var published = await Published.From(await Clips.Plain());

        foreach (var entry in new[] { published.Hls, published.Dash })
        {
            var (code, _, errors) = await Tool.Try("ffmpeg", ["-v", "error", "-xerror", "-i", entry, "-f", "null", "-"]);
            errors.ShouldBe("", entry);
            code.ShouldBe(0);
        }
    }
}
