namespace Sunomi.Media;

public class OddFileTests
{
    public static TheoryData<string> Names => [.. OddFiles.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_becomes_what_it_must(string what)
    {
        var file = OddFiles.All[what];
        var path = await file.Make();
        if (file.Refusal is { } reason)
        {
            var refusal = await Published.RefusalOf(path);
            refusal.Reason.ShouldBe(reason);
            refusal.Message.ShouldEndWith(".");
            return;
        }

        var published = await Published.From(path);

        file.Facts(published.Plan);
        foreach (var rung in published.Plan.Rungs)
        {
            (await Probe.Packets(await published.Joined(rung.Name))).Count.ShouldBe((int)published.Plan.TotalFrames);
        }

        var (code, _, errors) = await Tool.Try("ffmpeg", ["-v", "error", "-xerror", "-i", published.Hls, "-f", "null", "-"]);
        errors.ShouldBe("");
        code.ShouldBe(0);
        AuthoringRules.Broken(published).ShouldBeEmpty();
    }
}
