using System.Diagnostics;
using System.Text.Json;

namespace Sunomi.Media;

public class EncodeTests
{
    [Fact]
    public async Task Segments_are_stored_while_the_encoder_runs_and_progress_only_rises()
    {
        var clip = await Clips.Make("half-minute.mp4", $"{Clips.Picture(320, 240, "25", 20)} {Clips.Fast}");
        var plan = await Published.PlanOfOneChunk(clip);
        var sink = new FolderSink(TestFolder.New());
        List<EncodeProgress> reports = [];
        var storedBeforeTheEnd = 0;

        await Published.Pipeline().EncodeChunk(
            plan,
            0,
            new MediaSource(clip),
            sink,
            report =>
            {
                reports.Add(report);
                storedBeforeTheEnd = report.FramesDone < report.FramesTotal ? sink.Names.Count : storedBeforeTheEnd;
            },
            CancellationToken.None);

        reports.Select(report => report.FramesDone).ShouldBeInOrder();
        reports[^1].ShouldBe(reports[^1] with { FramesDone = 500, FramesTotal = 500 });
        reports[^1].Fraction.ShouldBe(1);
        reports[^1].Speed.ShouldBeGreaterThan(0);
        storedBeforeTheEnd.ShouldBeGreaterThan(0);
        sink.Names.Where(name => name.StartsWith("240p/", StringComparison.Ordinal))
            .ShouldBe(["240p/init.mp4", "240p/00001.m4s", "240p/00002.m4s", "240p/00003.m4s", "240p/00004.m4s", "240p/00005.m4s"]);
        sink.Names.Where(name => name.StartsWith("trick/", StringComparison.Ordinal)).ShouldBe(["trick/init.mp4", "trick/00001.m4s"]);
    }

    [Fact]
    public async Task EncodeChunk_SourceShorterThanPlanned_FailsInPlainWords()
    {
        var clip = await Clips.Make("to-be-cut.ts", $"{Clips.Picture(160, 120, "25", 10)} {Clips.Fast}");
        var plan = await Published.PlanOfOneChunk(clip);
        var cut = await Clips.Cut("cut.ts", clip, 0.6);
        var folder = TestFolder.New();

        var error = await Should.ThrowAsync<MediaException>(() => Published.Pipeline().EncodeChunk(
            plan, 0, new MediaSource(cut), new FolderSink(folder), _ => { }, CancellationToken.None));

        error.Reason.ShouldBe(MediaFailure.Incomplete);
        error.CanRetry.ShouldBeFalse();
        error.Message.ShouldMatch(@"^The file is incomplete or damaged: only 0:0[567] of 0:10 could be read\. Upload it again\.$");
    }

    [Fact]
    public async Task EncodeAudio_SourceShorterThanPlanned_FailsInPlainWords()
    {
        var clip = await Clips.Make("sound-to-be-cut.ts", $"{Clips.Picture(160, 120, "25", 10)} {Clips.Tone(10)} {Clips.Fast} -c:a aac");
        var plan = await Published.PlanOfOneChunk(clip);
        var cut = await Clips.Cut("sound-cut.ts", clip, 0.6);

        var error = await Should.ThrowAsync<MediaException>(() => Published.Pipeline().EncodeAudio(
            plan, 0, new MediaSource(cut), new FolderSink(TestFolder.New()), _ => { }, CancellationToken.None));

        error.Reason.ShouldBe(MediaFailure.Incomplete);
    }

    [Theory]
    [InlineData("zeros", 1, 0)]
    [InlineData("noise", 2, 1200)]
    public async Task EncodeChunk_PictureThatCannotBeDecoded_FailsInPlainWords(string name, int seed, int good)
    {
        // header and index stay, so that only decoding shows it
        var whole = await Clips.Make("to-be-spoilt.mp4", $"{Clips.Picture(320, 240, "25", 4)} {Clips.Fast} -movflags +faststart");
        var bytes = await File.ReadAllBytesAsync(whole);
        var spoil = new Random(seed);
        for (var at = bytes.AsSpan().IndexOf("mdat"u8) + 4; at < bytes.Length; at += 1000 + good)
        {
            var part = bytes.AsSpan(at, Math.Min(1000, bytes.Length - at));
            part.Clear();
            if (good > 0)
            {
                spoil.NextBytes(part);
            }
        }

        var spoilt = Path.Combine(TestFolder.Root, name + ".mp4");
        await File.WriteAllBytesAsync(spoilt, bytes);
        var plan = await Published.PlanOfOneChunk(spoilt);

        var error = await Should.ThrowAsync<MediaException>(() => Published.Pipeline().EncodeChunk(
            plan, 0, new MediaSource(spoilt), new FolderSink(TestFolder.New()), _ => { }, CancellationToken.None));

        error.Reason.ShouldBe(MediaFailure.Unreadable);
        error.CanRetry.ShouldBeFalse();
        error.Message.ShouldBe("The file is damaged and could not be decoded.");
    }

    [Fact]
    public async Task EncodeChunk_SinkThatFails_EndsTheEncoderAndThrowsTheSinksError()
    {
        var clip = await Clips.Make("half-minute.mp4", $"{Clips.Picture(320, 240, "25", 20)} {Clips.Fast}");
        var options = Published.Options(options => options.Scratch = TestFolder.New());
        var plan = await Published.PlanOfOneChunk(clip);

        var error = await Should.ThrowAsync<InvalidOperationException>(() => Published.Pipeline(options).EncodeChunk(
            plan, 0, new MediaSource(clip), new FullSink(after: 2), _ => { }, CancellationToken.None));

        error.Message.ShouldBe("the store is full");
        Directory.EnumerateFileSystemEntries(options.Scratch).ShouldBeEmpty();
    }

    [Fact]
    public async Task EncodeChunk_Cancelled_LeavesNoProcessAndNoFile()
    {
        var clip = await Clips.Make("half-minute.mp4", $"{Clips.Picture(320, 240, "25", 20)} {Clips.Fast}");
        var options = Published.Options(options => options.Scratch = TestFolder.New());
        var plan = await Published.PlanOfOneChunk(clip);
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => Published.Pipeline(options).EncodeChunk(
            plan, 0, new MediaSource(clip), new FolderSink(TestFolder.New()), _ => stop.Cancel(), stop.Token));

        Directory.EnumerateFileSystemEntries(options.Scratch).ShouldBeEmpty();
        RunningWith(options.Scratch).ShouldBeEmpty();
    }

    [Fact]
    public async Task EncodeChunk_SinkThatHangs_EndsAsStalled()
    {
        var clip = await Clips.Make("half-minute.mp4", $"{Clips.Picture(320, 240, "25", 20)} {Clips.Fast}");
        var options = Published.Options(options =>
        {
            options.StallTimeout = TimeSpan.FromSeconds(3);
            options.Scratch = TestFolder.New();
        });
        var plan = await Published.PlanOfOneChunk(clip);

        var error = await Should.ThrowAsync<MediaException>(() => Published.Pipeline(options).EncodeChunk(
            plan, 0, new MediaSource(clip), new HangingSink(), _ => { }, CancellationToken.None));

        error.Reason.ShouldBe(MediaFailure.Stalled);
        error.CanRetry.ShouldBeTrue();
        RunningWith(options.Scratch).ShouldBeEmpty();
    }

    [Fact]
    public async Task EncodeChunk_TooLittleMemory_SaysSo()
    {
        var clip = await Clips.Plain();
        var plan = await Published.PlanOfOneChunk(clip);
        var options = Published.Options(options => options.MemoryLimit = 100L << 20);

        var error = await Should.ThrowAsync<MediaException>(() => Published.Pipeline(options).EncodeChunk(
            plan, 0, new MediaSource(clip), new FolderSink(TestFolder.New()), _ => { }, CancellationToken.None));

        error.Reason.ShouldBe(MediaFailure.OutOfResources);
    }

    [Fact]
    public async Task Plan_and_manifests_are_the_same_after_a_way_through_json()
    {
        var published = await Published.From(await Clips.Plain());
        T Copy<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;

        var package = Published.Pipeline().Package(
            Copy(published.Plan), Copy(published.Input));

        package.Files.Select(file => (file.Name, Convert.ToBase64String(file.Content.Span)))
            .ShouldBe(published.Package.Files.Select(file => (file.Name, Convert.ToBase64String(file.Content.Span))));
        Copy(published.Plan).DurationSeconds.ShouldBe(published.Plan.DurationSeconds);
        Copy(published.Plan).Chunks.ShouldBe(published.Plan.Chunks);
        Copy(published.Plan).Rungs.ShouldBe(published.Plan.Rungs);
    }

    [Fact]
    public async Task A_package_without_all_chunks_is_not_made()
    {
        var published = await Published.From(await Clips.Plain(), options => options.ChunkSeconds = 4);

        Should.Throw<ArgumentException>(() => Published.Pipeline().Package(published.Plan, published.Input with { Chunks = [] }));
        Should.Throw<ArgumentException>(() => Published.Pipeline().Package(published.Plan, published.Input with { Audio = [] }));
    }

    [Fact]
    public async Task Weights_of_all_tasks_add_up_to_one()
    {
        var plan = await Published.PlanOf(await Clips.Plain(), Published.Options(options => (options.ChunkSeconds, options.OpeningSeconds) = (2, null)));

        (plan.Chunks.Sum(chunk => chunk.Weight) + plan.AudioTracks.Sum(track => track.Weight)).ShouldBe(1, 1e-9);
    }

    private static IEnumerable<int> RunningWith(string argument) =>
        Process.GetProcessesByName("ffmpeg").Select(process => process.Id).Where(id =>
        {
            try
            {
                return File.ReadAllText($"/proc/{id}/cmdline").Contains(argument, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false; // gone meanwhile
            }
        });

    private sealed class FullSink(int after) : ISegmentSink
    {
        private int puts;

        public Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            ++puts > after ? throw new InvalidOperationException("the store is full") : Task.CompletedTask;
    }

    private sealed class HangingSink : ISegmentSink
    {
        public Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
