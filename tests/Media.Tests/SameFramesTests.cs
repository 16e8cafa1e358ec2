using System.Globalization;
using System.Text.RegularExpressions;

namespace Sunomi.Media;

/// <summary>
/// Eleven kinds of source, each cut into chunks and made whole: the same frames, picture for picture, and sound that keeps with them to the end.
/// Every frame carries its number, and a beep sounds at every tenth part of the length.
/// </summary>
public partial class SameFramesTests
{
    private const double BeepSeconds = 0.1;

    /// <param name="Rate">Of the source.</param>
    /// <param name="Beep">Seconds from one beep to the next.</param>
    private sealed record Kind(string File, string Rate, double Seconds, double Beep, string Encoding, double ChunkSeconds = 4, string Filter = "");

    private static readonly Dictionary<string, Kind> Kinds = new Kind[]
    {
        new("c24.mp4", "24", 9, 2, $"{Clips.Fast} -g 60 -bf 2 -c:a aac"),
        new("c25.mov", "25", 9, 2, $"{Clips.Fast} -g 130 -bf 3 -c:a pcm_s16le"),
        new("c2997.mp4", "30000/1001", 9, 2, $"{Clips.Fast} -g 75 -bf 2 -c:a aac"),
        new("c30.mp4", "30", 9.3, 2, $"{Clips.Fast} -g 250 -bf 2 -c:a aac"),
        new("c60.mp4", "60", 9, 2, $"{Clips.Fast} -g 100 -bf 2 -c:a aac"),
        // every third frame missing in the middle: 30 frames a second for most of the time
        new("varying.mp4", "30", 10, 2, $"-fps_mode vfr {Clips.Fast} -g 50 -bf 2 -c:a aac", Filter: "-vf select='not(between(n\\,60\\,150)*not(mod(n\\,3)))'"),
        new("open-gop.mp4", "25", 9, 2, "-c:v libx264 -preset veryfast -pix_fmt yuv420p -x264-params open-gop=1:keyint=45:min-keyint=20 -c:a aac"),
        new("stream.ts", "25", 9, 2, $"{Clips.Fast} -g 40 -bf 2 -c:a mp2 -output_ts_offset 30"),
        new("matroska.mkv", "24000/1001", 9, 2, $"{Clips.Fast} -g 55 -bf 2 -c:a libopus -ar 48000"),
        new("not-from-zero.mkv", "25", 9, 2, $"{Clips.Fast} -g 50 -bf 2 -c:a aac -output_ts_offset 7.3"),
        new("hour.mp4", "1", 3600, 400, $"{Clips.Fast} -g 30 -c:a aac -b:a 16k -ac 1", ChunkSeconds: 600),
    }.ToDictionary(kind => kind.File);

    public static TheoryData<string> Files => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Chunks_are_frame_for_frame_what_one_process_makes_and_in_time_with_the_sound(string file)
    {
        var kind = Kinds[file];
        var clip = await Clips.Make(
            "same-" + file,
            $"{NumberedFrames.Source(160, 90, kind.Rate, kind.Seconds)} -f lavfi -i {Beeps(kind)} {kind.Filter} {kind.Encoding}");

        var whole = await Published.PictureOf(clip, options => Change(options, null));
        var parts = await Published.From(clip, options => Change(options, kind.ChunkSeconds));

        (whole.Plan.Chunks.Count, whole.Plan.Opening).ShouldBe((1, null));
        parts.Plan.Chunks.Count.ShouldBeGreaterThan(1);
        parts.Plan.Opening.ShouldNotBeNull();
        var rung = parts.Plan.Rungs[0].Name;
        var (one, many) = (await whole.Joined(rung), await parts.Joined(rung));
        var shown = await NumberedFrames.Read(many);
        shown.Length.ShouldBe((int)parts.Plan.TotalFrames);
        shown.ShouldBe(await NumberedFrames.Read(one));
        AreThoseOfTheSource(kind, shown);
        (await File.ReadAllBytesAsync(parts.File($"{rung}/init.mp4"))).ShouldBe(await File.ReadAllBytesAsync(whole.File($"{rung}/init.mp4")));
        parts.Chunks.SelectMany(chunk => chunk.Rungs[0].Segments).Select(segment => (segment.Number, segment.Start, segment.Duration))
            .ShouldBe(whole.Chunks[0].Rungs[0].Segments.Select(segment => (segment.Number, segment.Start, segment.Duration)));
        var likeness = await Likeness(one, many);
        likeness.Length.ShouldBe(shown.Length);
        likeness.ShouldAllBe(frame => frame >= 0.98);
        await IsInTime(kind, parts, shown);
    }

    private static void AreThoseOfTheSource(Kind kind, int[] shown)
    {
        if (kind.Filter.Length == 0)
        {
            // sound that begins earlier or ends later is under the first or the last picture
            var last = shown[^1];
            shown.Where(frame => frame > 0 && frame < last).ShouldBe(Enumerable.Range(1, last - 1), "a constant rate is kept frame for frame");
            ((double)last).ShouldBe((kind.Seconds * Rate(kind.Rate)) - 1, 1);
        }
        else
        {
            shown[90].ShouldBe(89, "a missing frame is filled by the one before");
            shown[91].ShouldBe(91);
        }
    }

    /// <summary>What is shown and what is heard at a moment are of the same moment of the source, to within 25 ms, from the first beep to the last.</summary>
    private static async Task IsInTime(Kind kind, Published published, int[] shown)
    {
        var beeps = await BeepsIn(await published.Joined("audio-0"));
        beeps.Length.ShouldBe((int)Math.Ceiling(kind.Seconds / kind.Beep) - 1);
        var sourceRate = Rate(kind.Rate);
        foreach (var (index, heard) in beeps.Index())
        {
            var soundIsLate = heard - ((index + 1) * kind.Beep);
            // the first frame at or behind the moment that still differs from the one before: where a number begins, it is exact
            var frame = Enumerable.Range(1, shown.Length - 1)
                .First(frame => frame / published.Plan.FrameRate.PerSecond >= heard - 0.0001 && shown[frame] == shown[frame - 1] + 1 || frame == shown.Length - 1);
            var pictureIsLate = (frame / published.Plan.FrameRate.PerSecond) - (shown[frame] / sourceRate);
            (soundIsLate - pictureIsLate).ShouldBeInRange(-0.025, 0.025, $"beep {index + 1}");
        }

        // frame n stands at n times the length of a frame: the segmenter refuses all else, and the first is not moved by its composition time
        (published.Audio[0].Segments.Sum(segment => segment.Duration) / (double)published.Audio[0].Timescale)
            .ShouldBe(published.Plan.DurationSeconds, 0.025);
    }

    private static void Change(MediaOptions options, double? chunkSeconds)
    {
        (options.ChunkSeconds, options.ShortestChunkSeconds) = (chunkSeconds, 1);
        options.OpeningSeconds = chunkSeconds is null ? null : 4;
        // frames that hold bars of black and white compress to nothing: the quality is that of the usual settings
        options.Preset = "superfast";
    }

    private static string Beeps(Kind kind) => string.Create(
        CultureInfo.InvariantCulture,
        $"aevalsrc='if(gte(t\\,{kind.Beep})*lt(mod(t\\,{kind.Beep})\\,{BeepSeconds})\\,0.8*sin(6283*t)\\,0)':s={(kind.Seconds > 60 ? 8000 : 48_000)}:d={kind.Seconds}");

    private static async Task<double[]> BeepsIn(string file)
    {
        const int Rate = 8000;
        var raw = file + ".raw";
        await Tool.Run("ffmpeg", ["-v", "error", "-y", "-i", file, "-ac", "1", "-ar", $"{Rate}", "-f", "s16le", raw]);
        var samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(await File.ReadAllBytesAsync(raw)).ToArray();
        List<double> found = [];
        for (var at = 0; at < samples.Length; at++)
        {
            if (Math.Abs((int)samples[at]) > 4000 && (found.Count == 0 || (at / (double)Rate) - found[^1] > BeepSeconds * 2))
            {
                found.Add(at / (double)Rate);
            }
        }

        return [.. found];
    }

    /// <summary>SSIM of each frame.</summary>
    private static async Task<double[]> Likeness(string one, string other)
    {
        var report = other + ".ssim";
        await Tool.Run("ffmpeg", ["-v", "error", "-i", one, "-i", other, "-lavfi", $"[0][1]ssim=stats_file={report}", "-f", "null", "-"]);
        var lines = await File.ReadAllTextAsync(report);
        return [.. All().Matches(lines).Select(match => double.Parse(match.Groups["all"].ValueSpan, CultureInfo.InvariantCulture))];
    }

    private static double Rate(string text) =>
        text.Split('/') is [var above, var below] ? double.Parse(above, CultureInfo.InvariantCulture) / double.Parse(below, CultureInfo.InvariantCulture) : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"All:(?<all>[01]\.[0-9]+)")]
    private static partial Regex All();
}
