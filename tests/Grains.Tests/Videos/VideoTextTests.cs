using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

public sealed class VideoTextTests
{
    public static TheoryData<string?, bool> Titles => new()
    {
        { "Holidays", true },
        { "  Holidays  ", true },
        { "😀", true },
        { new string('x', 120), true },
        { string.Concat(Enumerable.Repeat("😀", 120)), true },
        { "ＡＢＣ مرحبا", true },
        { null, false },
        { "", false },
        { "   ", false },
        { new string('x', 121), false },
        { "a\nb", false },
        { "a\u0000b", false },
        { "a\u0085b", false },
        { "\u200B\u200D\uFEFF", false },
        { "\u3164", false },
        { "\u0301", false },
    };

    [Theory]
    [MemberData(nameof(Titles))]
    public void Titles_can_be_read(string? title, bool fits) => (VideoText.WhyNotTitle(title) is null).ShouldBe(fits);

    /// <summary>Not a row above: the runner would mend it on the way.</summary>
    [Fact]
    public void Half_a_character_is_refused()
    {
        VideoText.WhyNotTitle("half \uD83D").ShouldNotBeNull();
        VideoText.WhyNotTitle("half \uDE00").ShouldNotBeNull();
        VideoText.WhyNotDescription("half \uD83D").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("two\r\nlines\tand a tab", true)]
    [InlineData("a bell \a", false)]
    public void Descriptions_may_have_lines(string? description, bool fits) => (VideoText.WhyNotDescription(description) is null).ShouldBe(fits);

    [Fact]
    public void A_description_ends_at_5000()
    {
        VideoText.WhyNotDescription(new string('x', 5000)).ShouldBeNull();
        VideoText.WhyNotDescription(new string('x', 5001))!.Field.ShouldBe(["description"]);
    }

    [Fact]
    public void Tags_are_few_and_short()
    {
        VideoText.WhyNotTags([.. Enumerable.Range(0, 20).Select(i => $"tag{i}")]).ShouldBeNull();
        VideoText.WhyNotTags([]).ShouldBeNull();
        VideoText.WhyNotTags([.. Enumerable.Range(0, 21).Select(i => $"tag{i}")]).ShouldNotBeNull();
        VideoText.WhyNotTags(["ok", new string('x', 41)]).ShouldNotBeNull();
        VideoText.WhyNotTags(["ok", " "]).ShouldNotBeNull();
        VideoText.WhyNotTags(["ok", null!]).ShouldNotBeNull();
    }

    [Fact]
    public void Tags_are_kept_once() => VideoText.Tidy([" Cat", "cat ", "dog"]).ShouldBe(["Cat", "dog"]);

    [Theory]
    [InlineData("video/mp4", true)]
    [InlineData("VIDEO/quicktime", true)]
    [InlineData("audio/mpeg", true)]
    [InlineData("application/octet-stream", true)]
    [InlineData("application/x-matroska", true)]
    [InlineData("application/x-mpegurl", false)]
    [InlineData("text/html", false)]
    [InlineData("image/png", false)]
    [InlineData("video/mp4\r\nX-Evil: 1", false)]
    [InlineData("video", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_media_types_are_taken(string? type, bool fits) => (VideoText.WhyNotContentType(type) is null).ShouldBe(fits);

    [Fact]
    public void Sizes_have_a_limit()
    {
        VideoText.WhyNotSize(1, 10).ShouldBeNull();
        VideoText.WhyNotSize(10, 10).ShouldBeNull();
        VideoText.WhyNotSize(0, 10)!.Code.ShouldBe(Sunomi.Outcomes.ErrorCode.Invalid);
        VideoText.WhyNotSize(11, 10)!.Code.ShouldBe(Sunomi.Outcomes.ErrorCode.TooLarge);
    }
}
