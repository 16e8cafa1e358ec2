using Sunomi.Discussion;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Discussion;

public sealed class CommentTextTests
{
    public static TheoryData<string> Fine =>
    [
        "x",
        "first\nsecond\r\n\tthird",
        "<script>alert('1')</script> & \"more\"",
        "\u0645\u0631\u062d\u0628\u0627 \u4e16\u754c \ud83d\udc69\u200d\ud83d\udcbb",
        "e\u0301",
        new string('x', 10_000),
        string.Concat(Enumerable.Repeat("\ud83c\udfac", 10_000)),
    ];

    public static TheoryData<string> Refused =>
    [
        "",
        " \n\t ",
        "\u200b\u200d\ufeff",
        "\u00a0\u2003\u3000",
        "\u3164",
        "\u2800\u2800",
        "\u0301",
        "\u202e",
        "a\0b",
        "a\u0007b",
        "a\u001b[31mb",
        "a\u0085b",
        "a\rb",
        "a" + '\ud83c',
        '\udfac' + "a",
        new string('x', 10_001),
        new string('x', 20_001),
        string.Concat(Enumerable.Repeat("\ud83c\udfac", 10_001)),
    ];

    [Theory]
    [MemberData(nameof(Fine), DisableDiscoveryEnumeration = true)]
    public void Read_TakesATextAsItIs(string text)
    {
        CommentText.Read(text).ShouldBe((text, null));
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Read_RefusesAText(string text)
    {
        var problem = CommentText.Read(text).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ErrorCode.Invalid);
        problem.Field.ShouldBe(["text"]);
    }

    [Fact]
    public void Read_DropsTheBlanksAround_AndNoneWithin()
    {
        CommentText.Read(" \n  a  b \u3000\n").Text.ShouldBe("a  b");
        CommentText.Read(new string(' ', 5000) + new string('x', 10_000) + "\n\n").Problem.ShouldBeNull();
    }
}
