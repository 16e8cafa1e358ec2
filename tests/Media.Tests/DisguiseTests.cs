using Microsoft.Extensions.Logging.Abstractions;

namespace Sunomi.Media;

/// <summary>
/// Playlists and scripts dressed as videos. The file that they point at is a FIFO: opening it for writing succeeds only once somebody has
/// opened it for reading, so the test sees whether anybody did.
/// </summary>
public class DisguiseTests
{
    public static TheoryData<string, string> Disguises => new()
    {
        { "hls", "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{0}\n#EXT-X-ENDLIST\n" },
        { "hls-with-mark", "\uFEFF#EXTM3U\n#EXTINF:5,\nfile://{0}\n#EXT-X-ENDLIST\n" },
        { "hls-map", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXT-X-MAP:URI=\"{0}\"\n#EXTINF:5,\n{0}\n#EXT-X-ENDLIST\n" },
        { "ffconcat", "ffconcat version 1.0\nfile {0}\n" },
        { "dash", "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT5S\"><Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"0\" bandwidth=\"1\"><BaseURL>{0}</BaseURL></Representation></AdaptationSet></Period></MPD>" },
        { "sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n{0}\n" },
    };

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task A_disguise_is_refused_and_what_it_points_at_is_never_opened(string name, string text)
    {
        using var bait = new Bait();
        var disguise = await Clips.Write($"{name}-disguise.mp4", text.Replace("{0}", bait.Path, StringComparison.Ordinal));

        var refusal = await Published.RefusalOf(disguise);

        refusal.Reason.ShouldBe(RefusalReason.Playlist);
        refusal.Message.ShouldBe("This file is a playlist or script that points to other files, not a video. Upload the video file itself.");
        bait.Taken.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task The_white_lists_alone_refuse_it_as_well(string name, string text)
    {
        using var bait = new Bait();
        var disguise = await Clips.Write($"{name}-disguise-2.mp4", text.Replace("{0}", bait.Path, StringComparison.Ordinal));
        var options = Published.Options();

        var (media, _, outcome) = await new Prober(options, new ProcessRunner(NullLogger.Instance)).Probe(new MediaSource(disguise), places: null, byIndex: false, CancellationToken.None);

        media.ShouldBeNull();
        outcome.Succeeded.ShouldBeFalse();
        bait.Taken.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_guards_ffprobe_takes_the_bait()
    {
        using var bait = new Bait();
        var disguise = await Clips.Write("control-disguise.mp4", $"ffconcat version 1.0\nfile {bait.Path}\n");

        var probing = Tool.Try("ffprobe", ["-v", "error", "-safe", "0", "-show_streams", disguise]);
        await bait.WhenTaken;

        bait.Dispose();
        await probing;
        bait.Taken.ShouldBeTrue();
    }

    private sealed class Bait : IDisposable
    {
        private readonly Thread waiting;
        private readonly TaskCompletionSource taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool disposing;

        public Bait()
        {
            Path = System.IO.Path.Combine(TestFolder.New(), "secret.ts");
            Tool.Run("mkfifo", [Path]).GetAwaiter().GetResult();
            waiting = new Thread(() =>
            {
                using var opened = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                if (!disposing)
                {
                    taken.SetResult();
                }
            });
            waiting.Start();
        }

        public string Path { get; }

        public bool Taken => taken.Task.IsCompleted;

        public Task WhenTaken => taken.Task.WaitAsync(TimeSpan.FromSeconds(60));

        /// <summary>Opens the other end itself, so that nothing waits for ever.</summary>
        public void Dispose()
        {
            disposing = true;
            if (waiting.IsAlive)
            {
                using var reader = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
                waiting.Join();
            }
        }
    }
}
