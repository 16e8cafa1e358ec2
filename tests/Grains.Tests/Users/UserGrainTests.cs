using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using Sunomi.Channels;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Users;

[Collection(PeopleCluster.Name)]
public sealed class UserGrainTests(ClusterFixture cluster)
{
    private readonly AccountTable accounts = cluster.Services.GetRequiredService<AccountTable>();
    private readonly ChannelTable channels = cluster.Services.GetRequiredService<ChannelTable>();

    [Fact]
    public async Task SignUp_MakesAnAccountThatIsFoundByNameAndByEmail()
    {
        var (id, signUp) = (People.Stranger(), People.Anyone());

        var user = (await cluster.Grains.User(id).SignUp(signUp, CancellationToken.None)).Value.ShouldNotBeNull();

        user.ShouldSatisfyAllConditions(
            () => user.Id.ShouldBe(id),
            () => user.Username.ShouldBe(signUp.Username),
            () => user.DisplayName.ShouldBe(signUp.Username));
        (await cluster.Grains.User(id).Get(CancellationToken.None)).ShouldBe(user);
        (await accounts.FindByLogin(signUp.Username.ToUpperInvariant(), CancellationToken.None)).ShouldBe(id);
        (await accounts.FindByLogin(signUp.Email.ToUpperInvariant(), CancellationToken.None)).ShouldBe(id);
    }

    [Fact]
    public async Task SignUp_OpensTheDefaultChannel()
    {
        var signUp = People.Anyone() with { Username = $"Ada.{Guid.NewGuid():N}"[..20] };

        var user = (await cluster.Grains.User(People.Stranger()).SignUp(signUp, CancellationToken.None)).Value.ShouldNotBeNull();

        var channel = (await cluster.Grains.Channel(user.DefaultChannel).Get(CancellationToken.None)).ShouldNotBeNull();
        channel.Owner.ShouldBe(user.Id);
        channel.Handle.ShouldBe(signUp.Username.ToLowerInvariant());
        channel.Name.ShouldBe(signUp.Username);
        (await channels.FindByHandle(channel.Handle, CancellationToken.None)).ShouldNotBeNull().Id.ShouldBe(channel.Id);
    }

    [Fact]
    public async Task SignUp_OfOneNameByFiftyAtOnce_MakesExactlyOneAccount()
    {
        var name = People.Anyone().Username;
        var signUps = Enumerable.Range(0, 50).Select(i => new SignUp(
            i % 2 == 0 ? name : name.ToUpperInvariant(), $"{name}-{i}@example.org", People.Password)).ToArray();

        var outcomes = await Task.WhenAll(signUps.Select(signUp =>
            cluster.Grains.User(People.Stranger()).SignUp(signUp, CancellationToken.None)));

        var winner = outcomes.Single(outcome => outcome.Value is not null).Value.ShouldNotBeNull();
        foreach (var problem in outcomes.Where(outcome => outcome.Value is null).Select(outcome => outcome.Problems.ShouldHaveSingleItem()))
        {
            problem.Code.ShouldBe(ErrorCode.Conflict);
            problem.Field.ShouldBe(["username"]);
        }

        (await accounts.FindByLogin(name, CancellationToken.None)).ShouldBe(winner.Id);
        (await channels.FindByHandle(name, CancellationToken.None)).ShouldNotBeNull().Owner.ShouldBe(winner.Id);
    }

    [Fact]
    public async Task SignUp_OfOneEmailByTenAtOnce_MakesExactlyOneAccount()
    {
        var email = People.Anyone().Email;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => cluster.Grains.User(People.Stranger()).SignUp(
            People.Anyone() with { Email = i % 2 == 0 ? email : email.ToUpperInvariant() }, CancellationToken.None)));

        outcomes.Count(outcome => outcome.Value is not null).ShouldBe(1);
        outcomes.SelectMany(outcome => outcome.Problems).ShouldAllBe(problem =>
            problem.Code == ErrorCode.Conflict && problem.Field!.SequenceEqual(new[] { "email" }));
    }

    [Fact]
    public async Task SignUp_Again_AnswersTheSame()
    {
        var (user, signUp) = (cluster.Grains.User(People.Stranger()), People.Anyone());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => user.SignUp(signUp, CancellationToken.None)));

        var first = outcomes[0].Value.ShouldNotBeNull();
        outcomes.ShouldAllBe(outcome => outcome.Value == first);
    }

    [Fact]
    public async Task SignUp_OfAnotherUnderTheSameId_IsAConflict()
    {
        var (user, signUp) = (cluster.Grains.User(People.Stranger()), People.Anyone());
        var first = (await user.SignUp(signUp, CancellationToken.None)).Value.ShouldNotBeNull();

        var other = await user.SignUp(People.Anyone(), CancellationToken.None);
        var wrongPassword = await user.SignUp(signUp with { Password = "another password" }, CancellationToken.None);

        other.Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.Conflict);
        wrongPassword.Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.Conflict);
        (await user.Get(CancellationToken.None)).ShouldBe(first);
    }

    [Fact]
    public async Task SignUp_WithProblems_LeavesTheNameFree()
    {
        var signUp = People.Anyone();

        var refused = await cluster.Grains.User(People.Stranger()).SignUp(signUp with { Password = "short" }, CancellationToken.None);
        var taken = await cluster.Grains.User(People.Stranger()).SignUp(signUp, CancellationToken.None);

        refused.Problems.ShouldHaveSingleItem().Field.ShouldBe(["password"]);
        taken.Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task CheckPassword_KnowsTheRightOneOnly()
    {
        var user = cluster.Grains.User((await cluster.Grains.SignUpAnyone()).Id);

        (await user.CheckPassword(People.Password, CancellationToken.None)).ShouldBe(await user.Get(CancellationToken.None));
        (await user.CheckPassword(People.Password + "!", CancellationToken.None)).ShouldBeNull();
        (await user.CheckPassword("", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task CheckPassword_OfNobody_IsNull()
    {
        var nobody = cluster.Grains.User(People.Stranger());

        (await nobody.CheckPassword(People.Password, CancellationToken.None)).ShouldBeNull();
        (await nobody.Get(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_user_who_died_between_account_and_state_is_whole_again()
    {
        var row = RowOf(People.Stranger(), People.Anyone(), People.Passwords.Hash(People.Password));
        (await accounts.Insert(row, CancellationToken.None)).ShouldBe(AccountInsert.Inserted);

        var grain = cluster.Grains.User(row.Id);
        var user = (await grain.Get(CancellationToken.None)).ShouldNotBeNull();

        user.ShouldBe(new UserSnapshot(row.Id, row.Username, row.DisplayName, row.CreatedAt, row.DefaultChannel));
        (await grain.CheckPassword(People.Password, CancellationToken.None)).ShouldBe(user);
        (await grain.SignUp(new(row.Username, row.Email, People.Password), CancellationToken.None)).Value.ShouldBe(user);
        (await channels.FindByHandle(row.Username, CancellationToken.None)).ShouldNotBeNull().Id.ShouldBe(row.DefaultChannel);
    }

    [Fact]
    public async Task A_user_who_died_before_the_channel_was_made_gets_it()
    {
        var signUp = People.Anyone();
        var account = new Account(
            People.Stranger(), signUp.Username, signUp.Email, People.Passwords.Hash(signUp.Password), signUp.Username,
            ChannelId.New(TimeProvider.System), DateTimeOffset.UnixEpoch.AddDays(20_000));
        await Storage.WriteStateAsync("user", cluster.Grains.User(account.Id).GetGrainId(), new GrainState<UserState>(new() { Account = account }));

        await cluster.Grains.User(account.Id).Get(CancellationToken.None);

        var channel = (await cluster.Grains.Channel(account.DefaultChannel).Get(CancellationToken.None)).ShouldNotBeNull();
        channel.Owner.ShouldBe(account.Id);
        channel.Handle.ShouldBe(signUp.Username);
        (await Stored(account.Id)).ChannelIsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task CheckPassword_OfAWeakHash_StoresAStrongerOne()
    {
        var weak = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        var row = RowOf(People.Stranger(), People.Anyone(), weak.HashPassword(new object(), People.Password));
        await accounts.Insert(row, CancellationToken.None);
        var user = cluster.Grains.User(row.Id);

        (await user.CheckPassword("wrong password", CancellationToken.None)).ShouldBeNull();
        var before = (await Stored(row.Id)).Account.ShouldNotBeNull().PasswordHash;
        (await user.CheckPassword(People.Password, CancellationToken.None)).ShouldNotBeNull();
        var after = (await Stored(row.Id)).Account.ShouldNotBeNull().PasswordHash;

        before.ShouldBe(row.PasswordHash);
        People.Passwords.Verify(after, People.Password).ShouldBe(PasswordVerificationResult.Success);
        (await user.CheckPassword(People.Password, CancellationToken.None)).ShouldNotBeNull();
    }

    private IGrainStorage Storage => cluster.Services.GetRequiredKeyedService<IGrainStorage>("default");

    private static AccountRow RowOf(UserId id, SignUp signUp, string hash) => new(
        id, signUp.Username, signUp.Email, hash, signUp.Username, ChannelId.New(TimeProvider.System), DateTimeOffset.UnixEpoch.AddDays(20_000));

    private async Task<UserState> Stored(UserId id)
    {
        var stored = new GrainState<UserState>();
        await Storage.ReadStateAsync("user", cluster.Grains.User(id).GetGrainId(), stored);
        return stored.State.ShouldNotBeNull();
    }
}
