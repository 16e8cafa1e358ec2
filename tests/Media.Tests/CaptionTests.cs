using System.Text;

namespace Sunomi.Media;

/// <summary>Captions as people send them: what is understood, what is cleaned, what is refused.</summary>
public class CaptionTests
{
    [Fact]
    public void Srt_becomes_sorted_webvtt_with_the_tags_that_are_known()
    {
        var read = Read("2\r\n00:00:05,5 --> 00:00:07,000 X1:10 X2:20\r\n<font color=\"red\">Tom & <B>Jerry</b></font>\r\n\r\n1\r\n00:00:01,000 --> 00:00:03,000\r\n{\\an8}<i>First\r\nline 1 < 2\r\n");

        read.ToVtt().ShouldBe(
            "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<i>First\nline 1 &lt; 2</i>\n\n00:00:05.500 --> 00:00:07.000\nTom &amp; <b>Jerry</b>\n");
    }

    [Fact]
    public void Webvtt_keeps_voices_and_places_and_loses_styles_notes_and_scripts()
    {
        var read = Read(
            "WEBVTT - a title\nKind: captions\n\nNOTE 00:00 --> nowhere\nstill a note\n\nSTYLE\n::cue { background: url(http://example.org/track.png) }\n\n"
            + "REGION\nid:fred\n\nname\n01:02.000 --> 01:05.250 align:start line:10% onclick:evil position:200000% region:fred\n<v.loud Anna>Hi <script>alert(1)</script><00:01:03.000>there</v> &lt;b&gt; AT&T\n");

        read.Cues.ShouldHaveSingleItem().ShouldBe(new CaptionCue(
            TimeSpan.FromSeconds(62), TimeSpan.FromSeconds(65.25), "align:start line:10%", "<v Anna>Hi alert(1)there</v> &lt;b&gt; AT&amp;T"));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public void Every_common_encoding_is_read(string name, bool marked)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes("1\n00:00:01,000 --> 00:00:02,000\nÄpfel – “für” dich\n");

        var result = CaptionReader.Read(marked ? [.. encoding.GetPreamble(), .. bytes] : bytes);

        result.ShouldBeOfType<CaptionResult.Read>().Document.Cues.ShouldHaveSingleItem().Text.ShouldBe("Äpfel – “für” dich");
    }

    [Theory]
    [InlineData("", "There is no caption in this file")]
    [InlineData("WEBVTT\n", "There is no caption in this file")]
    [InlineData("Just a letter.\nTo you.\n", "Line 1: the times of a caption are expected here or below")]
    [InlineData("1\n00:00:01,000 -> 00:00:02,000\nOne dash\n", "Line 1: the times of a caption are expected")]
    [InlineData("1\n00:00:01,000 --> soon\nWhen?\n", "Line 2: the times cannot be read")]
    [InlineData("1\n00:99:01,000 --> 00:99:02,000\nWhen?\n", "Line 2: the times cannot be read")]
    [InlineData("1\n00:00:05,000 --> 00:00:02,000\nBackwards\n", "There is no caption in this file")]
    public void What_cannot_be_understood_is_refused_with_its_line(string text, string message) =>
        CaptionReader.Read(Encoding.UTF8.GetBytes(text)).ShouldBeOfType<CaptionResult.Refused>().Message.ShouldStartWith(message);

    [Fact]
    public void What_is_no_text_or_too_much_of_it_is_refused()
    {
        Refused([0, 1, 2, 3, 0, 0, 0, 200, 201, 0]).ShouldStartWith("This is not a text file");
        Refused(new byte[CaptionReader.LargestFile + 1]).ShouldStartWith("The file is larger than 4 MB");
        var many = new StringBuilder("WEBVTT\n");
        for (var cue = 0; cue < 20_001; cue++)
        {
            many.Append("\n00:01.000 --> 00:02.000\nx\n");
        }

        Refused(Encoding.UTF8.GetBytes(many.ToString())).ShouldBe("The file has more than 20000 captions.");
    }

    [Fact]
    public void Hostile_text_takes_no_time_and_stays_text()
    {
        var nested = string.Concat(Enumerable.Repeat("<b", 20_000)) + string.Concat(Enumerable.Repeat("<i>", 500)) + "--> x";
        var read = Read($"WEBVTT\n\n00:01.000 --> 00:02.000\n{nested}\n\n00:03.000 --> 00:04.000\n\u0000\u001b[31m<<<>>>&&&\n".Replace("\0", "", StringComparison.Ordinal));

        read.Cues[^1].Text.ShouldBe("[31m&lt;&lt;&lt;&gt;&gt;&gt;&amp;&amp;&amp;");
        read.Cues.ShouldAllBe(cue => !cue.Text.Contains("-->") && cue.Text.Length < 40_000);
        // what was made is read again as the same
        Read(read.ToVtt()).Cues[^1].ShouldBe(read.Cues[^1]);
    }

    [Fact]
    public async Task Stored_captions_are_whole_in_one_file_and_complete_in_segments_of_a_minute()
    {
        var read = Read("WEBVTT\n\n00:30.000 --> 00:40.000\nOne\n\n00:58.000 --> 01:02.000\nOver the border\n\n02:20.000 --> 03:00.000\nOver the end\n\n05:00.000 --> 05:01.000\nBehind\n");
        var sink = new FolderSink(TestFolder.New());

        var track = await Published.Pipeline().StoreCaptions(
            new TextTrack("captions-1", "de", null, IsDefault: false, IsForced: false, DescribesSounds: false, [], 0),
            read,
            seconds: 150,
            sink,
            "captions-1",
            CancellationToken.None);

        track.Segments.Select(segment => (segment.Start, segment.Duration)).ShouldBe([(0, 60_000), (60_000, 60_000), (120_000, 30_000)]);
        var texts = track.Segments.Select(segment => File.ReadAllText(Path.Combine(sink.Folder, $"captions-1/{segment.Number:00000}.vtt"))).ToArray();
        texts.ShouldAllBe(text => text.StartsWith("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n", StringComparison.Ordinal));
        texts.Select(text => text.Contains("border", StringComparison.Ordinal)).ShouldBe([true, true, false]);
        texts[2].ShouldContain("00:02:20.000 --> 00:02:30.000\nOver the end");
        var whole = await File.ReadAllTextAsync(Path.Combine(sink.Folder, "captions-1/all.vtt"));
        whole.ShouldNotContain("Behind");
        track.Bytes.ShouldBe(Encoding.UTF8.GetByteCount(whole));
        (await File.ReadAllTextAsync(Path.Combine(sink.Folder, "captions-1/playlist.m3u8"))).ShouldContain("#EXTINF:30.000000,\n00003.vtt\n#EXT-X-ENDLIST");
    }

    [Fact]
    public void Added_captions_join_those_of_the_file_under_names_of_their_own()
    {
        const string Master = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"text\",NAME=\"English\",LANGUAGE=\"en\",DEFAULT=NO,URI=\"text-0/playlist.m3u8\"\n"
            + "#EXT-X-STREAM-INF:BANDWIDTH=1,SUBTITLES=\"text\"\n240p/playlist.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\n720p/playlist.m3u8\n";
        const string Manifest = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period id=\"0\"><AdaptationSet id=\"0\" contentType=\"video\" /></Period></MPD>\n";
        TextTrack[] added = [new("../captions/a", "en", "English", IsDefault: false, IsForced: false, DescribesSounds: false, [], 1000)];

        var lines = MediaPipeline.AddCaptions(Package.HlsName, Master, added, 10).Split('\n');
        var manifest = MediaPipeline.AddCaptions(Package.DashName, Manifest, added, 10);

        lines[3].ShouldStartWith("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"text\",NAME=\"English 2\",LANGUAGE=\"en\",");
        lines[3].ShouldEndWith(",URI=\"../captions/a/playlist.m3u8\"");
        lines.Where(line => line.StartsWith("#EXT-X-STREAM-INF", StringComparison.Ordinal)).ShouldAllBe(line => line.Split("SUBTITLES=\"text\"").Length == 2);
        lines.Length.ShouldBe(Master.Split('\n').Length + 1);
        manifest.ShouldContain("<AdaptationSet id=\"1\" contentType=\"text\" mimeType=\"text/vtt\" lang=\"en\">");
        manifest.ShouldContain("<BaseURL>../captions/a/all.vtt</BaseURL>");
        manifest.ShouldContain("bandwidth=\"800\"");
        MediaPipeline.AddCaptions("240p/playlist.m3u8", "#EXTM3U\n", added, 10).ShouldBe("#EXTM3U\n");
    }

    private static CaptionDocument Read(string text) =>
        CaptionReader.Read(Encoding.UTF8.GetBytes(text)).ShouldBeOfType<CaptionResult.Read>().Document;

    private static string Refused(byte[] content) => CaptionReader.Read(content).ShouldBeOfType<CaptionResult.Refused>().Message;
}
