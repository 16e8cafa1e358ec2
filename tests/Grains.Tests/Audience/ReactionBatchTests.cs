using Sunomi.Audience;
using Sunomi.Users;

namespace Sunomi.Tests.Audience;

public sealed class ReactionBatchTests
{
    private readonly UserId ada = UserId.New(TimeProvider.System);
    private readonly UserId bob = UserId.New(TimeProvider.System);
    private readonly ReactionBatch batch = new();

    [Fact]
    public void Add_KeepsTheLastReactionOfAPerson()
    {
        batch.IsEmpty.ShouldBeTrue();

        batch.Add(ada, Reaction.Like);
        batch.Add(bob, Reaction.Like);
        batch.Add(ada, Reaction.Dislike);

        batch.IsEmpty.ShouldBeFalse();
        batch.Reactions.ShouldBe(new Dictionary<UserId, Reaction> { [ada] = Reaction.Dislike, [bob] = Reaction.Like }, ignoreOrder: true);
    }

    [Fact]
    public async Task Complete_AnswersEveryCaller()
    {
        var result = new ReactionBatchResult(new(1, 0, 0), new HashSet<UserId>());
        var (first, second) = (batch.Done, batch.Done);

        batch.Complete(result);

        (await first).ShouldBeSameAs(result);
        (await second).ShouldBeSameAs(result);
    }

    [Fact]
    public async Task Fail_FailsEveryCaller()
    {
        batch.Fail(new IOException("gone"));

        (await Should.ThrowAsync<IOException>(() => batch.Done)).Message.ShouldBe("gone");
    }
}
