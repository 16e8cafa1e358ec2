using System.Buffers.Binary;
using System.Globalization;

namespace Sunomi.Testing;

/// <summary>What a clip is made of.</summary>
/// <param name="Width">in pixels; even</param>
/// <param name="Sound">a tone in AAC</param>
public sealed record ClipOptions(int Width, int Height, double Seconds, int FrameRate = 30, bool Picture = true, bool Sound = true);

/// <summary>
/// Small files to upload, made by ffmpeg (H.264 and AAC in MP4, with the index in front) or by hand, once per machine, and shared by all
/// tests: read them, never write to them.
/// </summary>
public static class TestClips
{
    public static Task<string> Make(ClipOptions options) => TestFiles.Once(
        string.Create(
            CultureInfo.InvariantCulture,
            $"clip-{options.Width}x{options.Height}-{options.Seconds}s-{options.FrameRate}fps-{(options.Picture ? "v" : "")}{(options.Sound ? "a" : "")}.mp4"),
        path => Encode(options, path));

    /// <summary>10 s, 1280×720, 30 frames a second, with sound.</summary>
    public static Task<string> Standard() => Make(new ClipOptions(1280, 720, 10));

    /// <summary>20 s, 640×360, with sound: several chunks of cheap work, for what breaks off in the middle of it.</summary>
    public static Task<string> Lasting() => Make(new ClipOptions(640, 360, 20));

    /// <summary>3 s, 320×180, with sound: the quickest thing that is a video.</summary>
    public static Task<string> Small() => Make(new ClipOptions(320, 180, 3));

    /// <summary>3 s, 360×640.</summary>
    public static Task<string> Portrait() => Make(new ClipOptions(360, 640, 3));

    /// <summary><see cref="Small"/> with its index behind the frames.</summary>
    public static Task<string> IndexBehind() => TestFiles.Once("index-behind.mp4", async path =>
        await TestFiles.Run("ffmpeg", ["-v", "error", "-y", "-i", await Small(), "-c", "copy", "-f", "mp4", path]));

    /// <summary><see cref="Lasting"/> with sound as it is broadcast (AC-3), whose packets must be looked into.</summary>
    public static Task<string> Broadcast() => TestFiles.Once("broadcast.mp4", async path =>
        await TestFiles.Run("ffmpeg", ["-v", "error", "-y", "-i", await Lasting(), "-c:v", "copy", "-c:a", "ac3", "-movflags", "+faststart", "-f", "mp4", path]));

    /// <summary><see cref="Lasting"/> in Matroska, as it is recorded from a screen.</summary>
    public static Task<string> Recorded() => TestFiles.Once("recorded.mkv", async path =>
        await TestFiles.Run("ffmpeg", ["-v", "error", "-y", "-i", await Lasting(), "-c", "copy", "-f", "matroska", path]));

    /// <summary><see cref="Lasting"/> in fragments, with an index of them in front.</summary>
    public static Task<string> Fragments() => TestFiles.Once("fragments.mp4", async path => await TestFiles.Run("ffmpeg",
        ["-v", "error", "-y", "-i", await Lasting(), "-c", "copy", "-movflags", "+frag_keyframe+empty_moov+default_base_moof+global_sidx", "-f", "mp4", path]));

    /// <summary><see cref="Lasting"/> in fragments, with a length in front that is six seconds less.</summary>
    public static Task<string> UnderstatedFragments() => TestFiles.Once("understated-fragments.mp4", async path =>
    {
        await TestFiles.Run("ffmpeg",
            ["-v", "error", "-y", "-i", await Lasting(), "-c", "copy", "-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-f", "mp4", path]);
        await File.WriteAllBytesAsync(path, MovieHeaders.Tell(await File.ReadAllBytesAsync(path), 14));
    });

    /// <summary>20 s, 320×180, VP9 and Opus in WebM.</summary>
    public static Task<string> WebM() => TestFiles.Once("lasting.webm", async path => await TestFiles.Run("ffmpeg",
    [
        "-v", "error", "-y", "-i", await Lasting(), "-s", "320x180", "-r", "15", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "30",
        "-c:a", "libopus", "-f", "webm", path,
    ]));

    /// <summary>The picture of <see cref="Lasting"/> with a sound that is 0.2 s longer, in a Matroska file that says how long it is, but not how long each track.</summary>
    public static Task<string> Untold() => TestFiles.Once("untold.mkv", async path =>
    {
        var told = path + ".told";
        await TestFiles.Run("ffmpeg",
        [
            "-v", "error", "-y", "-i", await Lasting(), "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=20.2",
            "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "aac", "-f", "matroska", told,
        ]);
        var bytes = await File.ReadAllBytesAsync(told);
        for (var at = 0; bytes.AsSpan(at).IndexOf("DURATION"u8) is >= 0 and var tag; at += tag + 1)
        {
            bytes[at + tag] = (byte)'X';
        }

        await File.WriteAllBytesAsync(path, bytes);
        File.Delete(told);
    });

    /// <summary><see cref="Recorded"/>, as if it were six seconds shorter.</summary>
    public static Task<string> Understated() => TestFiles.Once("understated.mkv", async path =>
    {
        var bytes = await File.ReadAllBytesAsync(await Recorded());
        // RFC 9559, 5.1.2.10: Duration, in milliseconds
        var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x44, 0x89, 0x88]) + 3;
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(at, 8), BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(at, 8)) - 6000);
        await File.WriteAllBytesAsync(path, bytes);
    });

    /// <summary>3 s of sound in MP4, no picture.</summary>
    public static Task<string> AudioOnly() => Make(new ClipOptions(0, 0, 3, Picture: false));

    /// <summary>The first 60 % of <see cref="Standard"/>: its index promises frames that are not there.</summary>
    public static Task<string> Truncated() => TestFiles.Once("truncated.mp4", async path =>
    {
        var whole = await File.ReadAllBytesAsync(await Standard());
        await File.WriteAllBytesAsync(path, whole[..(whole.Length * 6 / 10)]);
    });

    /// <summary>A text that calls itself an MP4.</summary>
    public static Task<string> Text() => TestFiles.Once("text.mp4", path => File.WriteAllTextAsync(path, "This is not a video.\n"));

    public static Task<string> Empty() => TestFiles.Once("empty.mp4", path => File.WriteAllBytesAsync(path, []));

    /// <summary>An HLS playlist that calls itself an MP4 and names another file.</summary>
    /// <param name="target">path or address that must never be opened</param>
    public static Task<string> PlaylistNaming(string target) => TestFiles.Once(
        $"playlist-{TestFiles.Digest(target)}.mp4",
        path => File.WriteAllTextAsync(path, $"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{target}\n#EXT-X-ENDLIST\n"));

    /// <summary>A script of ffmpeg's concat demuxer that calls itself an MP4 and names another file.</summary>
    /// <param name="target">path or address that must never be opened</param>
    public static Task<string> ConcatNaming(string target) => TestFiles.Once(
        $"concat-{TestFiles.Digest(target)}.mp4",
        path => File.WriteAllTextAsync(path, $"ffconcat version 1.0\nfile '{target}'\n"));

    /// <summary>A few kilobytes that unpack to 16000×16000 pixels.</summary>
    public static Task<string> HugePicture() => TestFiles.Once("huge.png", path => HugePng.Write(path, 16000, 16000));

    /// <summary>A JPEG of 640×360 whose comment is "a secret".</summary>
    public static Task<string> Picture() => TestFiles.Once("picture.jpg", async path =>
    {
        await TestFiles.Run("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=640x360", "-frames:v", "1", "-f", "mjpeg", path]);
        var picture = await File.ReadAllBytesAsync(path);
        // ITU-T T.81, B.2.4.5: after the start, a comment with its length
        await File.WriteAllBytesAsync(path, [.. picture[..2], 0xFF, 0xFE, 0, 10, .. "a secret"u8, .. picture[2..]]);
    });

    /// <summary>12 s, 320×180, with two languages to hear (English, German), English subtitles and two chapters (Morning, Evening from 6 s).</summary>
    public static Task<string> Rich() => TestFiles.Once("rich.mp4", async path =>
    {
        var (subtitles, chapters) = (path + ".srt", path + ".txt");
        await File.WriteAllTextAsync(subtitles, "1\n00:00:00,000 --> 00:00:12,000\nA word on the screen\n");
        await File.WriteAllTextAsync(
            chapters,
            ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=6\ntitle=Morning\n[CHAPTER]\nTIMEBASE=1/1\nSTART=6\nEND=12\ntitle=Evening\n");
        await TestFiles.Run("ffmpeg",
        [
            "-v", "error", "-y",
            "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=30:duration=12",
            "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=12",
            "-f", "lavfi", "-i", "sine=frequency=880:sample_rate=48000:duration=12",
            "-i", subtitles, "-i", chapters,
            "-map", "0:v", "-map", "1:a", "-map", "2:a", "-map", "3:s", "-map_chapters", "4",
            "-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=deu", "-metadata:s:s:0", "language=eng",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-c:s", "mov_text", "-movflags", "+faststart", "-f", "mp4", path,
        ]);
        File.Delete(subtitles);
        File.Delete(chapters);
    });

    private static Task Encode(ClipOptions options, string path)
    {
        var seconds = options.Seconds.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["-v", "error", "-y"];
        if (options.Picture)
        {
            arguments.AddRange(["-f", "lavfi", "-i", $"testsrc2=size={options.Width}x{options.Height}:rate={options.FrameRate}:duration={seconds}"]);
        }

        if (options.Sound)
        {
            arguments.AddRange(["-f", "lavfi", "-i", $"sine=frequency=440:sample_rate=48000:duration={seconds}"]);
        }

        arguments.AddRange(options.Picture ? ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", $"{options.FrameRate * 2}"] : []);
        arguments.AddRange(options.Sound ? ["-c:a", "aac", "-b:a", "96k"] : []);
        arguments.AddRange(["-movflags", "+faststart", "-f", "mp4", path]);
        return TestFiles.Run("ffmpeg", arguments);
    }
}
