namespace Sunomi.Media;

/// <summary>
/// Odd and hostile files, each with what becomes of it: a video with certain facts, a refusal, or a failure while it is encoded. Pictures are
/// small and lengths a second or two, as what matters is the form.
/// </summary>
internal static class OddFiles
{
    private const string Fast = Clips.Fast;

    public static readonly IReadOnlyDictionary<string, OddFile> All = new OddFile[]
    {
        // containers and codecs
        Video("mov with prores and pcm", "prores.mov", $"{P()} {T()} -c:v prores_ks -profile:v 0 -c:a pcm_s16le"),
        Video("mkv with vp9 and opus", "vp9.mkv", $"{P()} {T()} -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus"),
        Video("webm with vp8 and vorbis", "vp8.webm", $"{P()} {T()} -c:v libvpx -deadline realtime -cpu-used 8 -c:a libvorbis"),
        Video("webm with av1", "av1.webm", $"{P()} -c:v libsvtav1 -preset 12"),
        Video("avi with mpeg4 and mp3", "xvid.avi", $"{P()} {T()} -c:v mpeg4 -c:a libmp3lame"),
        Video("avi with motion jpeg and pcm", "mjpeg.avi", $"{P()} {T()} -c:v mjpeg -pix_fmt yuvj420p -c:a pcm_u8"),
        Video("ts with mpeg2 and mp2", "mpeg2.ts", $"{P()} {T()} -c:v mpeg2video -c:a mp2"),
        Video("ts with h264 and ac3", "broadcast.ts", $"{P()} {T()} {Fast} -c:a ac3"),
        Video("program stream", "dvd.mpg", $"{P()} {T()} -c:v mpeg2video -c:a mp2 -f dvd"),
        Video("flv with h264", "h264.flv", $"{P()} {T()} {Fast} -c:a aac"),
        Video("flv with sorenson", "old.flv", $"{P()} -c:v flv1"),
        Video("ogg with theora", "theora.ogv", $"{P()} {T()} -c:v libtheora -c:a libvorbis"),
        Video("wmv", "windows.wmv", $"{P()} {T()} -c:v wmv2 -c:a wmav2"),
        Video("3gp with h263 and amr-like sound", "phone.3gp", $"{P(176, 144)} {T()} -c:v h263 -c:a aac"),
        Video("dv", "tape.dv", "-f lavfi -i testsrc2=s=720x576:r=25:d=0.4 -c:v dvvideo -pix_fmt yuv420p"),
        Video("mxf", "camera.mxf", $"{P()} -c:v mpeg2video -f mxf"),
        Video("fragmented mp4", "fragments.mp4", $"{P()} {T()} {Fast} -c:a aac -movflags frag_keyframe+empty_moov"),
        Video("hevc of ten bits", "ten.mp4", $"{P()} -vf format=yuv420p10le -c:v libx265 -preset ultrafast -x265-params log-level=error"),
        Video("raw pictures in nut", "raw.nut", $"{P()} -c:v rawvideo -pix_fmt yuv422p"),

        // pictures
        Video("hlg", "hlg.mkv", $"{P()} -vf format=yuv420p10le -c:v libx265 -preset ultrafast -x265-params log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc", plan => plan.Picture.HdrTransfer.ShouldBe("arib-std-b67")),
        Video("interlaced, lower field first", "fields.mp4", $"{P(160, 120, "50")} -vf interlace=scan=bff -c:v libx264 -preset ultrafast -flags +ildct+ilme -x264-params bff=1 -pix_fmt yuv420p", plan => plan.Picture.Interlaced.ShouldBeTrue()),
        Video("turned by 180 degrees", "head-down.mp4", $"{P()} {Fast}", plan => (plan.Width, plan.Height).ShouldBe((160, 120)), "-metadata:s:v rotate=180"),
        Video("turned by 90 degrees", "lying-phone.mp4", $"{P()} {Fast}", plan => (plan.Width, plan.Height).ShouldBe((120, 160)), "-metadata:s:v rotate=90"),
        Video("wide pixels", "wide.mp4", $"{P()} -vf setsar=2/1 {Fast}", plan => (plan.Width, plan.Height).ShouldBe((320, 120))),
        Video("two pixels", "two.mkv", $"{P(2, 2)} -c:v ffv1 -pix_fmt yuv444p", plan => plan.Rungs.ShouldHaveSingleItem().Name.ShouldBe("2p")),
        Video("long and thin", "thin.mkv", $"{P(1000, 6)} -c:v ffv1", plan => plan.Rungs.ShouldHaveSingleItem().Height.ShouldBe(6)),
        Video("grey", "grey.mkv", $"{P()} -vf format=gray -c:v ffv1"),
        Video("palette", "palette.avi", $"{P()} -pix_fmt pal8 -c:v rawvideo"),
        Video("with transparency", "alpha.mov", $"{P()} -pix_fmt yuva444p10le -c:v prores_ks -profile:v 4444"),
        Video("full range", "range.mp4", $"{P()} -vf scale=out_range=full -c:v libx264 -preset ultrafast -pix_fmt yuvj420p"),

        // times
        Video("one frame", "single.mp4", $"{P()} -frames:v 1 {Fast}", plan => plan.TotalFrames.ShouldBe(1)),
        Video("a tenth of a second", "tenth.mp4", $"{P()} -t 0.1 {Fast}"),
        Video("one frame a second", "slow.mp4", $"{P(160, 120, "1", 3)} {Fast}", plan => plan.FrameRate.ShouldBe(new FrameRate(1, 1))),
        Video("a hundred and twenty frames a second", "quick.mp4", $"{P(160, 120, "120")} {Fast}", plan => plan.FrameRate.ShouldBe(new FrameRate(60, 1))),
        Video("sound much longer than the picture", "radio.mp4", $"{P(160, 120, "25", 0.2)} {T(3)} {Fast} -c:a aac", plan => plan.DurationSeconds.ShouldBe(3, 0.1)),
        Video("times from seven seconds on", "from-seven.mp4", $"{P()} {T()} {Fast} -c:a aac -output_ts_offset 7.3", plan => plan.DurationSeconds.ShouldBe(1, 0.1)),
        Video("sound that begins late", "late.mkv", $"{P(160, 120, "25", 2)} -itsoffset 1 {T()} {Fast} -c:a aac", plan => plan.DurationSeconds.ShouldBe(2, 0.1)),
        Video("times from 26 hours on", "wrap.ts", $"{P()} {T()} {Fast} -c:a aac -output_ts_offset 95440"),

        // tracks
        Video("surround", "surround.mkv", $"{P()} -f lavfi -i anoisesrc=d=1,aformat=channel_layouts=5.1 {Fast} -c:a ac3", plan => plan.AudioTracks.Count.ShouldBe(1)),
        Video("telephone sound", "phone.mkv", $"{P()} {T()} {Fast} -c:a pcm_mulaw -ar 8000"),
        Video("ten sound tracks", "many.mkv", $"{P()} {T()} -map 0 {string.Concat(Enumerable.Repeat("-map 1 ", 10))}{Fast} -c:a aac", plan => plan.AudioTracks.Count.ShouldBe(8)),
        Video("names that break playlists", "names.mkv", $"{P()} {T()} {Fast} -c:a aac -metadata:s:a:0 title=a\"b,URI=\"x\ny -metadata:s:a:0 language=x\"y", plan =>
        {
            plan.AudioTracks[0].Title.ShouldNotBeNull().ShouldNotContain('"');
            plan.AudioTracks[0].Language.ShouldBeNull();
        }),
        Video("sound alone", "only.flac", T(2), plan => plan.Picture.Kind.ShouldBe(PictureKind.Waveform)),

        // damage and disguise
        Refused("nothing", RefusalReason.Empty, ""u8.ToArray()),
        Refused("a page of the web", RefusalReason.NotAVideo, "<!doctype html><title>Video</title>"u8.ToArray()),
        Refused("a playlist in utf-16", RefusalReason.Playlist, [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("#EXTM3U\nfile:///etc/passwd\n")]),
        Refused("a playlist behind spaces", RefusalReason.Playlist, "\r\n \t#EXTM3U\n/etc/passwd\n"u8.ToArray()),
        Refused("a list to concatenate", RefusalReason.Playlist, "ffconcat version 1.0\nfile /etc/passwd\n"u8.ToArray()),
        Refused("a windows playlist", RefusalReason.Playlist, "[playlist]\nFile1=/etc/passwd\n"u8.ToArray()),
        Refused("an svg", RefusalReason.NotAVideo, "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"/etc/passwd\"/></svg>"u8.ToArray()),
        Refused("an archive", RefusalReason.NotAVideo, [.. "PK\u0003\u0004"u8, .. new byte[100]]),
        Refused("a program", RefusalReason.NotAVideo, [0x7F, .. "ELF"u8, .. new byte[100]]),
        Refused("zeros", RefusalReason.NotAVideo, new byte[4096]),
        Refused("an mp4 header and nothing", RefusalReason.Incomplete, [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, 0, 0, 0, 8, .. "mdat"u8]),
        Refused("an mp4 whose boxes hold each other for ever", RefusalReason.NotAVideo, Nested(2000)),
    }.ToDictionary(file => file.What);

    private static string P(int width = 160, int height = 120, string rate = "25", double seconds = 1) => Clips.Picture(width, height, rate, seconds);

    private static string T(double seconds = 1) => Clips.Tone(seconds);

    /// <param name="facts">What must be planned.</param>
    /// <param name="copy">How the finished file is copied once more, for what ffmpeg only writes then.</param>
    private static OddFile Video(string what, string name, string arguments, Action<EncodePlan>? facts = null, string? copy = null) => new(
        what,
        async () =>
        {
            var made = await Clips.MakeOf("odd-" + name, [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            return copy is null ? made : await Clips.Make("odd-turned-" + name, $"-i {made} -c copy {copy}");
        },
        null,
        facts ?? (_ => { }));

    private static OddFile Refused(string what, RefusalReason reason, byte[] content) => new(
        what,
        async () =>
        {
            var path = Path.Combine(TestFolder.New(), "odd.mp4");
            await File.WriteAllBytesAsync(path, content);
            return path;
        },
        reason,
        _ => { });

    private static byte[] Nested(int depth)
    {
        byte[] inner = [];
        for (var level = 0; level < depth; level++)
        {
            var length = inner.Length + 8;
            inner = [(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. "moov"u8, .. inner];
        }

        return [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, .. inner];
    }
}

/// <param name="Refusal">Null: it becomes a video.</param>
internal sealed record OddFile(string What, Func<Task<string>> Make, RefusalReason? Refusal, Action<EncodePlan> Facts);
