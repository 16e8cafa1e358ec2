using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Sunomi.Media;

/// <summary>Two parsers from npm read the playlists; <c>parsers/read.js</c> prints what each understood.</summary>
public class ParserTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("silent")]
    [InlineData("languages")]
    public async Task Both_parsers_understand_the_same_and_what_is_stored(string kind)
    {
        var published = await Published.From(kind switch
        {
            "silent" => await Clips.Make("silent.mp4", $"{Clips.Picture(320, 240, "25", 2)} {Clips.Fast}"),
            "languages" => await Clips.Make(
                "two-sounds.mkv",
                $"{Clips.Picture(320, 240, "30000/1001", 6)} {Clips.Tone(6)} {Clips.Tone(6, 880)} -map 0 -map 1 -map 2 {Clips.Fast} -c:a aac -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu"),
            _ => await Clips.Plain(),
        });

        var read = JsonNode.Parse(await Tool.Run("node", [Path.Combine(Parsers(), "read.js"), published.Folder]))!;

        var (one, other) = (read["hlsParser"]!, read["m3u8Parser"]!);
        other.ToJsonString().ShouldBe(one.ToJsonString());
        one["independent"]!.GetValue<bool>().ShouldBeTrue();
        one["sounds"]!.AsArray().Count.ShouldBe(published.Plan.AudioTracks.Count);
        foreach (var (variant, made) in one["variants"]!.AsArray().Zip(published.Package.Renditions))
        {
            variant!["bandwidth"]!.GetValue<long>().ShouldBe(made.Bandwidth);
            variant["average"]!.GetValue<long>().ShouldBe(made.AverageBandwidth);
            variant["average"]!.GetValue<long>().ShouldBeLessThanOrEqualTo(made.Bandwidth);
            variant["codecs"]!.GetValue<string>().ShouldBe(made.Codecs);
            (variant["width"]!.GetValue<int>(), variant["height"]!.GetValue<int>()).ShouldBe((made.Width, made.Height));
            variant["frameRate"]!.GetValue<double>().ShouldBe(made.FrameRate, 0.001);
            IsWholeAndStored(published, variant["playlist"]!);
        }

        foreach (var sound in one["sounds"]!.AsArray())
        {
            IsWholeAndStored(published, sound!["playlist"]!);
        }
    }

    [Fact]
    public async Task Codecs_and_rates_are_what_is_in_the_segments()
    {
        var published = await Published.From(await Clips.Plain(), options => options.Preset = "veryfast");

        foreach (var (rung, made) in published.Plan.Rungs.Zip(published.Package.Renditions))
        {
            var joined = await published.Joined(rung.Name);
            var level = int.Parse(await Probe.Stream(joined, "level"));
            made.Codecs.ShouldBe($"avc1.6400{level:x2},mp4a.40.2");
            (await Probe.Stream(joined, "profile")).ShouldBe("High");
            var sizes = published.Segments(rung.Name).Select(name => new FileInfo(name).Length).ToArray();
            sizes.ShouldBe(published.Chunks[0].Rungs.Single(part => part.Name == rung.Name).Segments.Select(segment => segment.Bytes));
            // 4 s and 1 s: the tail is short, the first segment counts
            (made.Bandwidth - (sizes[0] * 8 / 4.0)).ShouldBeInRange(0, 160_000);
        }
    }

    private static void IsWholeAndStored(Published published, JsonNode playlist)
    {
        playlist["ended"]!.GetValue<bool>().ShouldBeTrue();
        playlist["type"]!.GetValue<string>().ShouldBe("VOD");
        File.Exists(published.File(playlist["map"]!.GetValue<string>())).ShouldBeTrue();
        var target = playlist["target"]!.GetValue<int>();
        var total = 0.0;
        foreach (var segment in playlist["segments"]!.AsArray())
        {
            File.Exists(published.File(segment![0]!.GetValue<string>())).ShouldBeTrue();
            var duration = segment[1]!.GetValue<double>();
            Math.Round(duration).ShouldBeLessThanOrEqualTo(target);
            total += duration;
        }

        total.ShouldBe(published.Plan.DurationSeconds, 0.03);
    }

    /// <summary>The folder of the script, with its packages installed as the lock file says.</summary>
    private static string Parsers([CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "parsers");
        lock (Installing)
        {
            if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
            {
                Tool.Run("npm", ["ci", "--no-audit", "--no-fund"], folder).GetAwaiter().GetResult();
            }
        }

        return folder;
    }

    private static readonly Lock Installing = new();
}
