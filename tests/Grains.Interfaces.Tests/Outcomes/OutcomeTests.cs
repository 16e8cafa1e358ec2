using Sunomi.Outcomes;
using Sunomi.Videos;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Outcomes;

public sealed class OutcomeTests
{
    [Fact]
    public void A_value_comes_without_problems()
    {
        Outcome<VideoEdit> outcome = new VideoEdit("title", null, null, null);

        outcome.Value.ShouldNotBeNull().Title.ShouldBe("title");
        outcome.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Problems_come_without_a_value()
    {
        Outcome<VideoEdit> one = Problem.NotFound("video");
        Outcome<VideoEdit> two = new[] { Problem.Invalid("title", "Too long."), Problem.Invalid("tags", "Too many.") };

        one.Value.ShouldBeNull();
        one.Problems.ShouldHaveSingleItem().ShouldBe(new Problem(ErrorCode.NotFound, "There is no such video."));
        two.Value.ShouldBeNull();
        two.Problems.Select(problem => problem.Field.ShouldHaveSingleItem()).ShouldBe(["title", "tags"]);
    }
}
