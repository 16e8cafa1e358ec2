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

        var published = await Published.WithStills(path);

        file.Facts(published.Plan);
        (await Probe.DecodedFrames(published.Hls)).ShouldBe(published.Plan.Rungs.Select(_ => (int)published.Plan.TotalFrames));
        AuthoringRules.Broken(published).ShouldBeEmpty();
    }
}
