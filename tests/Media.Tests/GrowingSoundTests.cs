using System.Diagnostics;
using System.Globalization;

namespace Sunomi.Media;

/// <summary>Sound that is made while its file comes.</summary>
public sealed class GrowingSoundTests
{
    private readonly MediaOptions options = Published.Options(options =>
    {
        (options.SegmentSeconds, options.Scratch) = (2, TestFolder.New());
    });

    private readonly FolderSink sink = new(TestFolder.New());

    [Fact]
    public async Task Uneven_pieces_make_the_segments_of_the_whole()
    {
        var (clip, bytes, plan) = await Clip("growing.mp4", seconds: 10);
        var (whole, progress) = (new FolderSink(TestFolder.New()), new List<double>());
        await using var sound = Begin(plan);

        for (var size = 1; sound.Taken + size < bytes.Length; size *= 3)
        {
            await sound.Continue(new MemoryStream(bytes, (int)sound.Taken, size), 0, done => progress.Add(done.Fraction), CancellationToken.None);
        }

        var made = await sound.Complete(Rest(bytes, sound), done => progress.Add(done.Fraction), CancellationToken.None);

        var expected = await Published.Pipeline(options).EncodeAudio(plan, 0, clip, whole, _ => { }, CancellationToken.None);
        made.Segments.ShouldBe(expected.Segments);
        sound.Stored.ShouldBe(expected.Segments.Count);
        progress.ShouldBeInOrder();
        progress[^1].ShouldBe(1);
        await Same(whole);
    }

    [Fact]
    public async Task A_track_that_ends_early_is_made_to_the_end_with_its_last_byte()
    {
        var (clip, bytes, plan) = await Clip("growing-early-silence.mp4", seconds: 3);
        var whole = new FolderSink(TestFolder.New());
        await using var sound = Begin(plan);

        await sound.Continue(new MemoryStream(bytes, 0, bytes.Length * 3 / 4), 2, _ => { }, CancellationToken.None);

        sound.Stored.ShouldBe(5);
        var made = await sound.Complete(Rest(bytes, sound), _ => { }, CancellationToken.None);
        made.Segments.ShouldBe((await Published.Pipeline(options).EncodeAudio(plan, 0, clip, whole, _ => { }, CancellationToken.None)).Segments);
        await Same(whole);
    }

    [Fact]
    public async Task What_is_given_up_leaves_no_process_and_no_file()
    {
        var (_, bytes, plan) = await Clip("growing.mp4", seconds: 10);
        var sound = Begin(plan);
        await sound.Continue(new MemoryStream(bytes, 0, bytes.Length / 2), 1, _ => { }, CancellationToken.None);
        Encoder().ShouldNotBeNull();
        using var given = new CancellationTokenSource();

        // all segments will never come of half the file
        var waiting = sound.Continue(Stream.Null, 4, _ => { }, given.Token);
        await given.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
        await sound.DisposeAsync();
        Encoder().ShouldBeNull();
        Directory.EnumerateFileSystemEntries(options.Scratch).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_come_is_not_awaited_for_ever()
    {
        var (_, bytes, plan) = await Clip("growing.mp4", seconds: 10);
        options.StallTimeout = TimeSpan.FromSeconds(1);
        await using var sound = Begin(plan);

        var error = await Should.ThrowAsync<MediaException>(sound.Continue(new MemoryStream(bytes, 0, bytes.Length / 2), 4, _ => { }, CancellationToken.None));

        error.Reason.ShouldBe(MediaFailure.Stalled);
    }

    [Fact]
    public async Task An_encoder_that_is_ended_while_it_waits_has_failed()
    {
        var (_, bytes, plan) = await Clip("growing.mp4", seconds: 10);
        await using var sound = Begin(plan);
        await sound.Continue(new MemoryStream(bytes, 0, bytes.Length / 2), 1, _ => { }, CancellationToken.None);
        sound.HasFailed.ShouldBeFalse();

        Encoder()!.Kill();

        var error = await Should.ThrowAsync<MediaException>(sound.Complete(Rest(bytes, sound), _ => { }, CancellationToken.None));
        error.Reason.ShouldBe(MediaFailure.Interrupted);
        sound.HasFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_store_throws_reaches_who_waits()
    {
        var (_, bytes, plan) = await Clip("growing.mp4", seconds: 10);
        await using var sound = Published.Pipeline(options).BeginAudio(plan, 0, new FullSink());

        var error = await Should.ThrowAsync<IOException>(sound.Continue(new MemoryStream(bytes, 0, bytes.Length / 2), 1, _ => { }, CancellationToken.None));

        error.Message.ShouldBe("There is no room.");
        sound.HasFailed.ShouldBeTrue();
    }

    private static MemoryStream Rest(byte[] bytes, GrowingSound sound) => new(bytes, (int)sound.Taken, bytes.Length - (int)sound.Taken);

    private GrowingSound Begin(EncodePlan plan) => Published.Pipeline(options).BeginAudio(plan, 0, sink);

    /// <summary>10 s of picture, index in front.</summary>
    private async Task<(MediaSource Source, byte[] Bytes, EncodePlan Plan)> Clip(string name, int seconds)
    {
        var clip = await Clips.Make(
            name, $"{Clips.Picture(160, 120, "25", 10)} {Clips.Tone(seconds)} {Clips.Fast} -c:a aac -movflags +faststart");
        return (new MediaSource(clip), await File.ReadAllBytesAsync(clip), await Published.PlanOf(clip, options));
    }

    private async Task Same(FolderSink whole)
    {
        sink.Names.ShouldBe(whole.Names);
        foreach (var name in whole.Names)
        {
            (await sink.Get(name, CancellationToken.None)).ToArray().ShouldBe((await whole.Get(name, CancellationToken.None)).ToArray(), name);
        }
    }

    /// <summary>The process that reads from this test's folder.</summary>
    private Process? Encoder() => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _) && CommandLine(folder).Contains(options.Scratch, StringComparison.Ordinal))
        .Select(folder => Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)))
        .FirstOrDefault();

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return ""; // it is gone
        }
    }

    private sealed class FullSink : ISegmentSink
    {
        public Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            throw new IOException("There is no room.");
    }
}
