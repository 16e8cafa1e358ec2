namespace Sunomi.Media;

/// <summary>HEVC and AV1 beside H.264, and the quality that is found for each title.</summary>
public class CodecTests
{
    [Fact]
    public async Task Other_codecs_stand_beside_h264_frame_for_frame()
    {
        var clip = await Clips.Make("codecs.mp4", $"{NumberedFrames.Source(320, 180, "25", 9)} {Clips.Tone(9)} {Clips.Fast} -g 75 -bf 2 -c:a aac");

        var published = await Published.From(clip, options =>
        {
            (options.ChunkSeconds, options.ShortestChunkSeconds) = (4, 1);
            options.ExtraCodecs = [new ExtraCodec(VideoCodec.Hevc), new ExtraCodec(VideoCodec.Av1, MinShortSide: 100)];
        });

        published.Plan.Rungs.Select(rung => rung.Name).ShouldBe(["180p", "180p-hevc", "180p-av1"]);
        published.Package.Renditions.Select(made => made.Codecs.Split(',')[0].Split('.')[0]).ShouldBe(["avc1", "hvc1", "av01"]);
        foreach (var rung in published.Plan.Rungs)
        {
            (await NumberedFrames.Read(await published.Joined(rung.Name))).ShouldBe(Enumerable.Range(0, 225), rung.Name);
        }

        (await File.ReadAllTextAsync(published.Dash)).ShouldContain("urn:mpeg:dash:adaptation-set-switching:2016");
        await SourceTests.Plays(published);
    }

    [Fact]
    public async Task Other_codecs_give_the_same_bytes_again()
    {
        var clip = await Clips.Make("codecs-again.mp4", $"{Clips.Picture(320, 180, "25", 2)} {Clips.Fast}");
        void Both(MediaOptions options) => options.ExtraCodecs = [new ExtraCodec(VideoCodec.Hevc), new ExtraCodec(VideoCodec.Av1)];

        var (one, other) = (await Published.From(clip, Both), await Published.From(clip, Both));

        foreach (var rung in one.Plan.Rungs)
        {
            var expected = await File.ReadAllBytesAsync(await one.Joined(rung.Name));
            var again = await File.ReadAllBytesAsync(await other.Joined(rung.Name));
            again.AsSpan().SequenceEqual(expected).ShouldBeTrue(rung.Name);
        }
    }

    [Theory]
    [InlineData(0.995, 0.99, 4)]
    [InlineData(0.965, 0.93, 0)]
    [InlineData(0.98, 0.95, 3)]
    [InlineData(0.90, 0.80, -1)]
    [InlineData(1, 1, 4)]
    public void Quality_follows_from_how_much_is_lost(double better, double worse, double change) =>
        QualityProbe.Change(better, worse).ShouldBe(change);

    [Fact]
    public async Task A_drawing_gets_by_with_less_than_noise()
    {
        var drawing = await Clips.Make("drawing.mp4", $"-f lavfi -i color=gray:s=320x180:r=25:d=6,drawbox=x='mod(t*20\\,200)':y=50:w=60:h=60:color=blue:t=fill {Clips.Fast}");
        var noise = await Clips.Make("noise-film.mp4", $"-f lavfi -i color=gray:s=320x180:r=25:d=6,noise=alls=60:allf=t {Clips.Fast} -qp 10");
        static void PerTitle(MediaOptions options) => options.PerTitle = true;

        var plain = (await Published.PlanOf(drawing)).Rungs[0].Crf;

        (await Published.PlanOf(drawing, Published.Options(PerTitle))).Rungs[0].Crf.ShouldBeGreaterThan(plain);
        (await Published.PlanOf(noise, Published.Options(PerTitle))).Rungs[0].Crf.ShouldBeLessThanOrEqualTo(plain);
    }
}
