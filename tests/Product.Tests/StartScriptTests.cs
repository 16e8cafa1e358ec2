namespace Sunomi.Tests.Product;

public sealed class StartScriptTests(StartedProduct started) : IClassFixture<StartedProduct>
{
    private readonly RunningProduct product = started.Product;
    private readonly string folder = started.Folder;

    [Fact]
    public async Task A_second_up_finds_what_runs()
    {
        (await product.Up()).ShouldContain($"ready {product.Address} (it ran already)");
    }

    [Fact]
    public async Task Publish_shows_its_steps_and_ends_with_the_watch_address()
    {
        var clip = await Clip.Make(folder, 3, "640x360");

        await using var publish = product.Publish(clip, "--title", "A clip");
        var end = await publish.End(RunningProduct.Patience);

        end.ShouldBe(0, publish.Output);
        publish.Output.ShouldContain("uploading 90 %");
        publish.Output.ShouldContain("done 100 %  240p 100 %  360p 100 %", customMessage: publish.Output);
        publish.Output.Split('\n').Last(line => line.Length > 0).ShouldStartWith($"watch {product.Address}/watch/");
    }

    [Fact]
    public async Task Publish_of_what_is_no_video_says_why_and_exits_with_1()
    {
        var text = Path.Combine(folder, "letter.mp4");
        await File.WriteAllTextAsync(text, "Dear reader,\nthis is not a video.\n");

        await using var publish = product.Publish(text);
        var end = await publish.End(RunningProduct.Patience);

        end.ShouldBe(1, publish.Output);
        publish.Output.ShouldContain("failed: ");
    }

    [Fact]
    public async Task Publish_of_a_missing_file_exits_with_2()
    {
        await using var publish = product.Publish(Path.Combine(folder, "nothing.mp4"));

        (await publish.End(RunningProduct.Patience)).ShouldBe(2, publish.Output);
    }
}
