using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Sunomi.Media;

/// <summary>Parsers from npm read playlists and manifest; <c>parsers/read.js</c> prints what each understood.</summary>
public class ParserTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("silent")]
    [InlineData("languages")]
    [InlineData("subtitles")]
    public async Task Both_parsers_understand_the_same_and_what_is_stored(string kind)
    {
        var published = await Published.WithStills(kind switch
        {
            "silent" => await Clips.Make("silent.mp4", $"{Clips.Picture(320, 240, "25", 2)} {Clips.Fast}"),
            "languages" => await Clips.Make(
                "two-sounds.mkv",
                $"{Clips.Picture(320, 240, "30000/1001", 6)} {Clips.Tone(6)} {Clips.Tone(6, 880)} -map 0 -map 1 -map 2 {Clips.Fast} -c:a aac -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu"),
            "subtitles" => await Clips.WithEverything(),
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

        foreach (var track in one["sounds"]!.AsArray().Concat(one["texts"]!.AsArray()))
        {
            IsWholeAndStored(published, track!["playlist"]!);
        }

        IsTheSame(published, read["mpdParser"]!, one);
    }

    /// <summary>The manifest of DASH offers the same tracks with the same segments as the playlists of HLS.</summary>
    private static void IsTheSame(Published published, JsonNode dash, JsonNode hls)
    {
        dash["duration"]!.GetValue<double>().ShouldBe(published.Plan.DurationSeconds, 0.001);
        dash["sounds"]!.AsArray().Select(sound => $"{sound!["name"]} {sound["language"]}")
            .ShouldBe(hls["sounds"]!.AsArray().Select(sound => $"{sound!["name"]} {sound["language"]}"), ignoreOrder: true);
        dash["texts"]!.AsArray().Count.ShouldBe(hls["texts"]!.AsArray().Count);
        foreach (var (rung, made) in published.Plan.Rungs.Zip(published.Package.Renditions))
        {
            var variant = dash["variants"]!.AsArray().Single(variant => variant!["id"]!.GetValue<string>() == rung.Name)!;
            variant["codecs"]!.GetValue<string>().ShouldBe(made.Codecs.Split(',')[0]);
            (variant["width"]!.GetValue<int>(), variant["height"]!.GetValue<int>()).ShouldBe((rung.Width, rung.Height));
            variant["frameRate"]!.GetValue<double>().ShouldBe(published.Plan.FrameRate.PerSecond, 0.001);
            Segments(variant).ShouldBe(Segments(hls["variants"]!.AsArray().Single(other => other!["playlist"]!["name"]!.GetValue<string>() == $"{rung.Name}/playlist.m3u8")!["playlist"]!));
        }

        static IEnumerable<string> Segments(JsonNode playlist) => playlist["segments"]!.AsArray().Select(segment => segment![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_keyframe_of_the_trick_playlist_is_decoded_alone_and_stands_where_it_is_shown()
    {
        var published = await Published.From(await Clips.WithEverything(), options => options.ChunkSeconds = 4);

        var read = JsonNode.Parse(await Tool.Run("node", [Path.Combine(Parsers(), "read.js"), published.Folder]))!;

        var tricks = read["hlsParser"]!["tricks"]!.AsArray().ShouldHaveSingleItem()!;
        read["m3u8Parser"]!["tricks"]!.ToJsonString().ShouldBe(read["hlsParser"]!["tricks"]!.ToJsonString());
        tricks["only"]!.GetValue<bool>().ShouldBeTrue();
        var init = await File.ReadAllBytesAsync(published.File("trick/init.mp4"));
        var at = 0.0;
        foreach (var frame in tricks["frames"]!.AsArray())
        {
            var (from, length) = (frame![2]!.GetValue<int>(), frame[3]!.GetValue<int>());
            var alone = published.File("alone.mp4");
            var bytes = await File.ReadAllBytesAsync(published.File(frame[0]!.GetValue<string>()));
            await File.WriteAllBytesAsync(alone, [.. init, .. bytes[from..(from + length)]]);
            (await Probe.Packets(alone)).ShouldHaveSingleItem().Time.ShouldBe(at, 0.001);
            (await Tool.Try("ffmpeg", ["-v", "error", "-xerror", "-i", alone, "-f", "null", "-"])).Errors.ShouldBe("");
            at += frame[1]!.GetValue<double>();
        }

        at.ShouldBe(published.Plan.DurationSeconds, 0.001);
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
            sizes.ShouldBe(published.Chunks.SelectMany(chunk => chunk.Rungs.Single(part => part.Name == rung.Name).Segments).Select(segment => segment.Bytes));
            // 4 s and 1 s: the tail is short, the first segment counts
            (made.Bandwidth - (sizes[0] * 8 / 4.0)).ShouldBeInRange(0, 160_000);
        }
    }

    private static void IsWholeAndStored(Published published, JsonNode playlist)
    {
        playlist["ended"]!.GetValue<bool>().ShouldBeTrue();
        playlist["type"]!.GetValue<string>().ShouldBe("VOD");
        (playlist["map"] is not { } map || File.Exists(published.File(map.GetValue<string>()))).ShouldBeTrue();
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
            // npm writes this file last
            var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
            if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
            {
                Tool.Run("npm", ["ci", "--no-audit", "--no-fund"], folder).GetAwaiter().GetResult();
            }
        }

        return folder;
    }

    private static readonly Lock Installing = new();
}
