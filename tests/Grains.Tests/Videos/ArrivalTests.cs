using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.Storage.Objects;
using Sunomi.Testing;
using Sunomi.Transcoding;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>Files that are worked on while they arrive.</summary>
public sealed class ArrivalTests(ArrivalFixture cluster) : IClassFixture<ArrivalFixture>
{
    [Fact]
    public async Task What_plays_before_the_last_byte_becomes_what_an_undisturbed_video_is()
    {
        var (studio, clip) = (await Studio.Open(cluster), await TestClips.Lasting());
        var undisturbed = await studio.Publish(clip);
        var file = await Arriving.Begin(cluster, studio, clip);
        var soundsBefore = cluster.SoundsBegun;

        await file.Send(0.6);
        var early = await studio.WaitFor(file.Id, now => now.PlayableSeconds >= 2);
        early.Status.ShouldBe(VideoStatus.Uploading);
        early.Stage.ShouldBe(ProcessingStage.Transcoding);
        early.EtaSeconds.ShouldBeNull();
        var seen = (await cluster.Grains.Video(file.Id).Get(viewer: null, default)).ShouldNotBeNull();
        (seen.Status, seen.Playback!.Complete, seen.DurationSeconds).ShouldBe((VideoStatus.Uploading, false, 20));
        // sound comes in growing portions, of one encoder
        await studio.WaitFor(file.Id, now => now.PlayableSeconds >= 6);

        await file.Send(1);
        (await cluster.Grains.Video(file.Id).CompleteUpload(studio.Owner, default)).Expect().Status.ShouldBe(VideoStatus.Processing);
        (await studio.WaitForEnd(file.Id)).Status.ShouldBe(VideoStatus.Ready);
        (await studio.WaitForEnd(undisturbed)).Status.ShouldBe(VideoStatus.Ready);
        (await Digests(studio, file.Id)).ShouldBe(await Digests(studio, undisturbed));
        (await cluster.Grains.Video(file.Id).Get(studio.Owner, default))!.Playback.ShouldBeEquivalentTo(
            (await cluster.Grains.Video(undisturbed).Get(studio.Owner, default))!.Playback);
        (cluster.SoundsBegun - soundsBefore).ShouldBe(1);
    }

    [Theory]
    [InlineData("recorded", 1)]
    [InlineData("webm", 1)]
    [InlineData("fragments", 1)]
    // the sound ends elsewhere than the beginning let expect: its encoder is of no use in the end
    [InlineData("untold", 2)]
    public async Task What_tells_its_length_but_not_its_frames_is_played_early_too(string name, int sounds)
    {
        var clip = await (name switch { "recorded" => TestClips.Recorded(), "webm" => TestClips.WebM(), "fragments" => TestClips.Fragments(), _ => TestClips.Untold() });
        var studio = await Studio.Open(cluster);
        var undisturbed = await studio.Publish(clip);
        var file = await Arriving.Begin(cluster, studio, clip);
        var soundsBefore = cluster.SoundsBegun;

        await file.Send(0.4);
        await studio.WaitFor(file.Id, now => now.PlayableSeconds >= 2);
        var seen = (await cluster.Grains.Video(file.Id).Get(viewer: null, default)).ShouldNotBeNull();
        (seen.Status, seen.Playback!.Complete).ShouldBe((VideoStatus.Uploading, false));
        seen.DurationSeconds.ShouldNotBeNull().ShouldBe(20, tolerance: 0.3);
        // what was not sure with the first look is with the next
        await file.Send(0.85);
        await studio.WaitFor(file.Id, now => now.PlayableSeconds >= 8);

        await file.Send(1);
        (await cluster.Grains.Video(file.Id).CompleteUpload(studio.Owner, default)).Expect().Status.ShouldBe(VideoStatus.Processing);
        (await studio.WaitForEnd(file.Id)).Status.ShouldBe(VideoStatus.Ready);
        (await studio.WaitForEnd(undisturbed)).Status.ShouldBe(VideoStatus.Ready);
        (await Digests(studio, file.Id)).ShouldBe(await Digests(studio, undisturbed));
        var ready = (await cluster.Grains.Video(file.Id).Get(studio.Owner, default))!;
        var other = (await cluster.Grains.Video(undisturbed).Get(studio.Owner, default))!;
        (ready.Playback!.Generation, ready.DurationSeconds).ShouldBe((1, other.DurationSeconds));
        ready.Playback.ShouldBeEquivalentTo(other.Playback);
        (cluster.SoundsBegun - soundsBefore).ShouldBe(sounds);
    }

    [Theory]
    [InlineData("recorded")]
    [InlineData("fragments")]
    public async Task A_length_that_was_wrong_is_found_out_at_the_end_and_all_is_made_anew(string name)
    {
        var clip = await (name == "recorded" ? TestClips.Understated() : TestClips.UnderstatedFragments());
        var studio = await Studio.Open(cluster);
        var file = await Arriving.Begin(cluster, studio, clip);
        await file.Send(0.4);
        await studio.WaitFor(file.Id, now => now.Playable);

        await file.Send(1);
        (await cluster.Grains.Video(file.Id).CompleteUpload(studio.Owner, default)).Expect();

        (await studio.WaitForEnd(file.Id)).Status.ShouldBe(VideoStatus.Ready);
        var ready = (await cluster.Grains.Video(file.Id).Get(studio.Owner, default))!;
        ready.Playback!.Generation.ShouldBe(2);
        ready.DurationSeconds.ShouldNotBeNull().ShouldBe(20, tolerance: 0.1);
    }

    [Fact]
    public async Task Sound_whose_encoder_is_gone_is_begun_anew_and_becomes_the_same()
    {
        var (studio, clip) = (await Studio.Open(cluster), await Clip());
        var undisturbed = await studio.Publish(clip);
        var file = await Arriving.Begin(cluster, studio, clip);
        var soundsBefore = cluster.SoundsBegun;
        await file.Send(0.4);
        await studio.WaitFor(file.Id, now => now.Playable);

        await EndSound(file.Id);
        await file.Send(0.8);
        await studio.WaitFor(file.Id, now => now.PlayableSeconds >= 6);
        await EndSound(file.Id);
        await file.Send(1);
        (await cluster.Grains.Video(file.Id).CompleteUpload(studio.Owner, default)).Expect();

        (await studio.WaitForEnd(file.Id)).Status.ShouldBe(VideoStatus.Ready);
        (await studio.WaitForEnd(undisturbed)).Status.ShouldBe(VideoStatus.Ready);
        (await Digests(studio, file.Id)).ShouldBe(await Digests(studio, undisturbed));
        (cluster.SoundsBegun - soundsBefore).ShouldBe(3);
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mkv")]
    public async Task A_power_cut_in_the_middle_of_the_file_loses_nothing(string container)
    {
        var (studio, clip) = (await Studio.Open(cluster), container == "mp4" ? await Clip() : await TestClips.Recorded());
        var file = await Arriving.Begin(cluster, studio, clip);
        await file.Send(0.4);
        var before = await studio.WaitFor(file.Id, now => now.PlayableSeconds >= 2);

        await cluster.Kill();
        await cluster.Start();

        (await cluster.Grains.Video(file.Id).GetProcessing(studio.Owner, default))!.PlayableSeconds.ShouldBeGreaterThanOrEqualTo(before.PlayableSeconds);
        await file.Send(0.85);
        await studio.WaitFor(file.Id, now => now.PlayableSeconds >= 6);
        await file.Send(1);
        (await cluster.Grains.Video(file.Id).CompleteUpload(studio.Owner, default)).Expect();
        (await studio.WaitForEnd(file.Id)).Status.ShouldBe(VideoStatus.Ready);
        (await cluster.Grains.Video(file.Id).Get(studio.Owner, default))!.Playback!.Generation.ShouldBe(1);
        (await Original(file.Id)).ShouldBe(await File.ReadAllBytesAsync(clip));
    }

    [Fact]
    public async Task An_upload_that_is_given_up_leaves_nothing()
    {
        var studio = await Studio.Open(cluster);
        var file = await Arriving.Begin(cluster, studio, await Clip());
        await file.Send(0.5);
        await studio.WaitFor(file.Id, now => now.Playable);

        (await cluster.Grains.Video(file.Id).Delete(studio.Owner, default)).Expect();

        (await cluster.Count("select count(*) from transcode_task where video_id = @id", file.Id.Value)).ShouldBe(0);
        await Eventually.True(async () => await cluster.Grains.VideoWork(file.Id).GetKeptObjects(default) == KeptObjects.None);
        (await studio.Objects(file.Id)).ShouldBeEmpty();
        File.Exists(cluster.Objects.PathOf(file.Session)).ShouldBeFalse();
        await Eventually.True(() => Task.FromResult(
            Directory.EnumerateFiles(cluster.ScratchFolder, "*", SearchOption.AllDirectories).All(left => Path.GetFileName(left) == "lock")));
        await Eventually.True(async () => await cluster.Count("select count(*) from orleans_reminder where grain_id = 'video/' || @id", file.Id) == 0);
    }

    [Fact]
    public async Task When_the_whole_file_gives_another_plan_all_is_made_anew()
    {
        var studio = await Studio.Open(cluster);
        var file = await Arriving.Begin(cluster, studio, await TestClips.Broadcast());
        await file.Send(0.4);
        await studio.WaitFor(file.Id, now => now.Playable);
        await using (var stored = (await cluster.Objects.Open($"{file.Id}/g1/plan.json", null, default)).ShouldNotBeNull())
        {
            // as if the beginning had lied
            var plan = (await JsonNode.ParseAsync(stored.Stream))!.AsObject();
            plan["totalFrames"] = plan["totalFrames"]!.GetValue<long>() + 1;
            await cluster.Objects.Put($"{file.Id}/g1/plan.json", "application/json", System.Text.Encoding.UTF8.GetBytes(plan.ToJsonString()), default);
        }

        await file.Send(1);
        (await cluster.Grains.Video(file.Id).CompleteUpload(studio.Owner, default)).Expect();

        (await studio.WaitForEnd(file.Id)).Status.ShouldBe(VideoStatus.Ready);
        (await cluster.Grains.Video(file.Id).Get(studio.Owner, default))!.Playback!.Generation.ShouldBe(2);
        await Eventually.True(async () => (await studio.Objects(file.Id)).Keys.All(name => !name.StartsWith("g1/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_whose_index_comes_last_is_processed_when_it_is_whole()
    {
        var (studio, clip) = (await Studio.Open(cluster), await TestClips.IndexBehind());
        var file = await Arriving.Begin(cluster, studio, clip);

        await file.Send(0.9);
        await file.Send(1);
        (await cluster.Grains.Video(file.Id).Get(viewer: null, default)).ShouldBeNull();
        (await cluster.Grains.Video(file.Id).CompleteUpload(studio.Owner, default)).Expect();

        (await studio.WaitForEnd(file.Id)).Status.ShouldBe(VideoStatus.Ready);
    }

    [Fact]
    public async Task What_is_no_video_fails_when_it_is_whole()
    {
        var studio = await Studio.Open(cluster);
        var text = Path.Combine(cluster.Folder, "text.mp4");
        await File.WriteAllTextAsync(text, string.Concat(Enumerable.Repeat("This is not a video.\n", 3000)));
        var file = await Arriving.Begin(cluster, studio, text);

        await file.Send(0.9);
        await file.Send(1);
        (await cluster.Grains.Video(file.Id).CompleteUpload(studio.Owner, default)).Expect();

        var end = await studio.WaitForEnd(file.Id);
        end.Status.ShouldBe(VideoStatus.Failed);
        end.Error!.Message.ShouldBe("This is a text file, not a video.");
    }

    /// <summary>20 s in one rendition, which is quickly made: five chunks behind the opening.</summary>
    private static Task<string> Clip() => TestClips.Make(new ClipOptions(320, 180, 20, FrameRate: 10));

    /// <summary>As if another one had needed its place.</summary>
    private async Task EndSound(VideoId id)
    {
        var sounds = cluster.Services.GetRequiredService<WaitingSounds>();
        ArrivingSound? waiting = null;
        await Eventually.True(async () => (waiting = await sounds.Take(new TranscodeTaskId(id, 1, TranscodeTaskKind.Audio, 0))) is not null);
        await waiting!.DisposeAsync();
    }

    private async Task<byte[]> Original(VideoId id)
    {
        await using var content = (await cluster.Objects.Open($"{id}/original", null, default)).ShouldNotBeNull();
        var bytes = new byte[content.Range.Length];
        await content.Stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private async Task<string[]> Digests(Studio studio, VideoId id)
    {
        var digests = new List<string>();
        foreach (var (name, _) in await studio.Objects(id))
        {
            await using var content = (await cluster.Objects.Open($"{id}/{name}", null, default)).ShouldNotBeNull();
            digests.Add($"{name} {Convert.ToHexString(await SHA256.HashDataAsync(content.Stream))}");
        }

        digests.Sort(StringComparer.Ordinal);
        return [.. digests];
    }

    /// <summary>A file on its way, in order.</summary>
    private sealed record Arriving(ClusterFixture Cluster, VideoId Id, byte[] Bytes, UploadSession Session)
    {
        private int sent;

        public static async Task<Arriving> Begin(ClusterFixture cluster, Studio studio, string path)
        {
            var bytes = await File.ReadAllBytesAsync(path);
            var id = VideoId.New(TimeProvider.System);
            var begun = (await cluster.Grains.Video(id).BeginOrderedUpload(studio.Owner, studio.Upload(bytes.Length), bytes.Length, null, default)).Expect();
            return new Arriving(cluster, id, bytes, UploadSession.Parse(begun.Session!));
        }

        /// <summary>Until so much of it is there.</summary>
        public async Task Send(double share)
        {
            var until = (int)(Bytes.Length * share);
            (await Cluster.Objects.Append(Session, sent, new MemoryStream(Bytes, sent, until - sent), default)).ShouldBe(new AppendResult.Stored(until));
            sent = until;
            await Cluster.Grains.Video(Id).UploadGrew();
        }
    }
}
