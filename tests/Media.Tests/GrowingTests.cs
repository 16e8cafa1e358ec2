using System.Text;

namespace Sunomi.Media;

/// <summary>Playlists that are written from the plan alone, compared with what was made.</summary>
public sealed class GrowingTests
{
    [Fact]
    public async Task What_the_plan_foretells_is_what_is_made()
    {
        var published = await Early();

        foreach (var rung in published.Plan.Rungs)
        {
            var made = await File.ReadAllTextAsync(published.File($"{rung.Name}/playlist.m3u8"));
            Planned(published, $"{rung.Name}/playlist.m3u8", 2).ShouldBe(FirstOf(made, 2));
            published.Package.Renditions.Single(rendition => rendition.Name == rung.Name).Codecs.ShouldBe(MediaPipeline.CodecsOf(published.Plan, rung));
        }

        var sound = await File.ReadAllTextAsync(published.File("audio-0/playlist.m3u8"));
        Planned(published, "audio-0/playlist.m3u8", 2).ShouldBe(FirstOf(sound, 2));
    }

    [Fact]
    public async Task Who_comes_before_the_opening_of_a_rendition_borrows_it_from_the_lowest_for_good()
    {
        var published = await Early();
        var top = published.Plan.Rungs[^1].Name;
        var lowest = published.Plan.Rungs[0].Name;
        var name = $"{top}/early.m3u8";

        Write(published, "master.m3u8", new Growth(1, HasOpening: false, default)).ShouldContain(name);
        Write(published, "master.m3u8", new Growth(1, HasOpening: true, default)).ShouldNotContain("early");
        MediaPipeline.PlaylistOf(published.Plan, $"{top}/playlist.m3u8", new Growth(1, HasOpening: false, default)).ShouldBeNull();
        MediaPipeline.PlaylistOf(published.Plan, $"{lowest}/early.m3u8", new Growth(1, HasOpening: false, default)).ShouldBeNull();
        string[] steps =
        [
            Write(published, name, new Growth(1, HasOpening: false, default)),
            Write(published, name, new Growth(2, HasOpening: true, default)),
            Encoding.UTF8.GetString(MediaPipeline.PlaylistOf(published.Plan, name, growth: null).ShouldNotBeNull().Content.Span),
        ];

        Uris(steps[0]).ShouldBe([$"../{lowest}/00001.m4s"]);
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
        {
            Uris(after).Take(Uris(before).Length).ShouldBe(Uris(before));
        }

        steps[2].ShouldEndWith("#EXT-X-ENDLIST\n");
        Uris(steps[2]).ShouldAllBe(uri => File.Exists(Path.Combine(published.File(top), uri)));
        await File.WriteAllTextAsync(published.File(name), steps[2]);
        (await Probe.Packets(published.File(name))).Count.ShouldBe((int)published.Plan.TotalFrames);
    }

    private static async Task<Published> Early() =>
        await Published.From(await Clips.Plain(), options =>
            (options.OpeningSeconds, options.QuickOpeningPixels, options.SegmentSeconds, options.Ladder) = (2, 0, 2, [new(120, 30, 300_000), new(180, 28, 500_000)]));

    private static string Planned(Published published, string name, int segments) => Write(published, name, new Growth(segments, HasOpening: true, default));

    private static string Write(Published published, string name, Growth growth) =>
        Encoding.UTF8.GetString(MediaPipeline.PlaylistOf(published.Plan, name, growth).ShouldNotBeNull().Content.Span);

    /// <summary>What a finished playlist was when it had so many segments.</summary>
    private static string FirstOf(string playlist, int segments)
    {
        var lines = playlist.Replace("TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n", "TYPE:EVENT\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-START:TIME-OFFSET=0,PRECISE=YES\n").Split('\n');
        var last = lines.Index().Where(line => line.Item.EndsWith(".m4s", StringComparison.Ordinal)).ElementAt(segments - 1).Index;
        return string.Join('\n', lines[..(last + 1)]) + "\n";
    }

    private static string[] Uris(string playlist) => [.. playlist.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
}
