using System.Globalization;

namespace Sunomi.Tests.Product;

/// <summary>
/// The whole product is killed while a video is on its way, and started again. The video ends READY by itself, with the same objects as
/// one that nothing happened to.
/// </summary>
public sealed class PowerCutTests(StartedProduct started) : IClassFixture<StartedProduct>
{
    private readonly RunningProduct product = started.Product;
    private string clip = null!;

    [Fact]
    public async Task Killed_during_upload_transcode_and_packaging_a_video_still_ends_as_it_should()
    {
        clip = await Clip.Make(started.Folder, 9, "854x480");
        var undisturbed = product.ObjectsOf(await PublishToTheEnd(_ => Task.CompletedTask));
        undisturbed.Keys.ShouldContain(name => name.EndsWith("master.m3u8", StringComparison.Ordinal));

        var duringUpload = await PublishToTheEnd(
            publish => KillAt(publish, "uploading", 30), "--limit-rate", $"{new FileInfo(clip).Length / 4}");
        var duringTranscode = await PublishToTheEnd(publish => KillAt(publish, "transcoding", 20));
        var duringPackaging = await PublishToTheEnd(KillWhenSegmentsAreMade);

        DifferencesTo(undisturbed, duringUpload).ShouldBeEmpty();
        DifferencesTo(undisturbed, duringTranscode).ShouldBeEmpty();
        DifferencesTo(undisturbed, duringPackaging).ShouldBeEmpty();
        await product.Down();
        product.TemporaryFiles().ShouldBeEmpty();
    }

    /// <summary>Names of objects that only one of the two has, or that differ.</summary>
    private string[] DifferencesTo(SortedDictionary<string, string> undisturbed, string videoId) =>
        [.. undisturbed.Except(product.ObjectsOf(videoId)).Union(product.ObjectsOf(videoId).Except(undisturbed)).Select(pair => pair.Key).Distinct()];

    private async Task<string> PublishToTheEnd(Func<RunningCommand, Task> disturb, params string[] options)
    {
        await using var publish = product.Publish(clip, options);
        await disturb(publish);
        (await publish.End(RunningProduct.Patience)).ShouldBe(0, publish.Output);
        return publish.Output.Split('\n').Last(line => line.StartsWith("watch ", StringComparison.Ordinal)).Split('/')[^1];
    }

    /// <summary>At the first line that says so much or more: a quick machine leaves some out.</summary>
    private async Task KillAt(RunningCommand publish, string stage, int percent)
    {
        while (Percent(await publish.Line(stage + " ", RunningProduct.Patience)) < percent)
        {
        }

        product.Kill();
        await product.Up();
    }

    // "transcoding 20 %  240p 30 %"
    private static int Percent(string line) => int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>Between the manifest of the last of two chunks and the master playlist.</summary>
    private async Task KillWhenSegmentsAreMade(RunningCommand publish)
    {
        await publish.Line("transcoding", RunningProduct.Patience);
        var objects = Path.Combine(product.Data, "objects");
        var published = Count("master.m3u8");
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var lastChunk = new FileSystemWatcher(objects, "video-1.json") { IncludeSubdirectories = true };
        lastChunk.Created += (_, _) => made.TrySetResult();
        lastChunk.Renamed += (_, _) => made.TrySetResult();
        lastChunk.EnableRaisingEvents = true;
        await made.Task.WaitAsync(RunningProduct.Patience);

        product.Kill();
        Count("master.m3u8").ShouldBe(published, "the kill came too late to be during packaging");
        await product.Up();

        int Count(string name) => Directory.GetFiles(objects, name, SearchOption.AllDirectories).Length;
    }
}
