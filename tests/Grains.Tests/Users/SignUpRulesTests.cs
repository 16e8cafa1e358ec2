using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Users;

public sealed class SignUpRulesTests
{
    private static readonly SignUp Good = new("ada", "ada@example.org", "correct horse");

    [Theory]
    [InlineData("ada")]
    [InlineData("Ada.Love-lace_1815")]
    [InlineData("0ad")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123")]
    public void Check_TakesAUsername(string username)
    {
        SignUpRules.Check(Good with { Username = username }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstuvwxyz01234")]
    [InlineData("-ada")]
    [InlineData(".ada")]
    [InlineData("_ada")]
    [InlineData("ada lovelace")]
    [InlineData("ada\n")]
    [InlineData("ada\0")]
    [InlineData("ad\u0430")] // a Cyrillic letter that looks like an a
    [InlineData("ada\u200b")]
    [InlineData("ada/..")]
    public void Check_RefusesAUsername(string username)
    {
        ShouldBeInvalid(Good with { Username = username }, "username");
    }

    [Theory]
    [InlineData("a@b")]
    [InlineData("ada+tag@mail.example.org")]
    [InlineData("ädä@exämple.org")]
    public void Check_TakesAnEmail(string email)
    {
        SignUpRules.Check(Good with { Email = email }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("ada@home@example.org")]
    [InlineData("ada @example.org")]
    [InlineData(" ada@example.org")]
    [InlineData("ada@example.org\r\nBcc: all@example.org")]
    [InlineData("ada@exam\u200bple.org")]
    [InlineData("Ada <ada@example.org>")]
    public void Check_RefusesAnEmail(string email)
    {
        ShouldBeInvalid(Good with { Email = email }, "email");
    }

    [Fact]
    public void Check_RefusesHalfACharacterInAnEmail()
    {
        ShouldBeInvalid(Good with { Email = "ada@example.org" + '\ud83c' }, "email");
    }

    [Fact]
    public void Check_CountsTheCharactersOfAnEmail()
    {
        SignUpRules.Check(Good with { Email = new string('a', 254 - 12) + "@example.org" }).ShouldBeEmpty();
        ShouldBeInvalid(Good with { Email = new string('a', 255 - 12) + "@example.org" }, "email");
    }

    [Fact]
    public void Check_CountsTheCharactersOfAPassword()
    {
        SignUpRules.Check(Good with { Password = new string('x', 10) }).ShouldBeEmpty();
        SignUpRules.Check(Good with { Password = new string('x', 128) }).ShouldBeEmpty();
        ShouldBeInvalid(Good with { Password = new string('x', 9) }, "password");
        ShouldBeInvalid(Good with { Password = new string('x', 129) }, "password");
    }

    [Fact]
    public void Check_RefusesAPasswordThatEveryoneKnows()
    {
        ShouldBeInvalid(new("ada.lovelace", "ada@example.org", "Ada.Lovelace"), "password");
        ShouldBeInvalid(new("ada.lovelace", "ada@example.org", "ADA@example.org"), "password");
    }

    [Fact]
    public void Check_TellsAllThatIsWrongAtOnce()
    {
        var problems = SignUpRules.Check(new("", "", ""));

        problems.Select(problem => problem.Field.ShouldNotBeNull().ShouldHaveSingleItem()).ShouldBe(["username", "email", "password"]);
    }

    private static void ShouldBeInvalid(SignUp signUp, string field)
    {
        var problem = SignUpRules.Check(signUp).ShouldHaveSingleItem();

        problem.Code.ShouldBe(ErrorCode.Invalid);
        problem.Field.ShouldBe([field]);
        problem.Message.ShouldNotBeNullOrWhiteSpace();
    }
}
