using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Sunomi.Channels;
using Sunomi.Outcomes;
using Sunomi.Placement;
using Sunomi.State;
using Sunomi.Storage.Catalogue;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Users;

/// <summary>
/// One person with an account. The row in the catalogue is written first, because its unique indexes decide who has a name; it holds
/// all that the state needs, so a user who died between the two writes is whole again at the next activation.
/// </summary>
[RunsOn(SiloRole.Grains)]
internal sealed partial class UserGrain(
    [PersistentState("user", "default")] IPersistentState<UserState> user,
    AccountTable accounts,
    RoleTable roles,
    Passwords passwords,
    TimeProvider clock,
    ILogger<UserGrain> logger) : Grain, IUserGrain
{
    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (user.State.Account is null && await TakeFromRow(cancellationToken))
        {
            LogHealed(Id);
        }

        await OpenChannel(cancellationToken);
    }

    public async Task<Outcome<UserSnapshot>> SignUp(SignUp signUp, CancellationToken cancellationToken)
    {
        if (user.State.Account is { } account)
        {
            return IsSame(account, signUp) ? account.Snapshot : new Problem(ErrorCode.Conflict, "This account exists already.");
        }

        if (SignUpRules.Check(signUp) is { Length: > 0 } problems)
        {
            return problems;
        }

        if (await Insert(signUp, cancellationToken) is { } taken)
        {
            return taken;
        }

        LogSignedUp(Id);
        await OpenChannel(cancellationToken);
        return user.State.Account!.Snapshot;
    }

    public async Task<UserSnapshot?> CheckPassword(string password, CancellationToken cancellationToken)
    {
        var result = passwords.Verify(user.State.Account?.PasswordHash, password);
        if (result == PasswordVerificationResult.Failed)
        {
            return null;
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await user.Commit(user.State.WithPasswordHash(passwords.Hash(password)), cancellationToken);
        }

        await OpenChannel(cancellationToken);
        return user.State.Account!.Snapshot;
    }

    public Task<UserSnapshot?> Get(CancellationToken cancellationToken) => Task.FromResult(user.State.Account?.Snapshot);

    /// <remarks>Asked for by operators' pages only, so it is read each time: a role that was taken away is gone at once.</remarks>
    public async Task<bool> IsAdmin(CancellationToken cancellationToken) =>
        user.State.Account is not null && await roles.Has(Id, RoleTable.Admin, cancellationToken);

    private async Task<Problem?> Insert(SignUp signUp, CancellationToken cancellationToken)
    {
        var row = new AccountRow(
            Id, signUp.Username, signUp.Email, passwords.Hash(signUp.Password), signUp.Username, ChannelId.New(clock), clock.GetUtcNow());
        try
        {
            switch (await accounts.Insert(row, cancellationToken))
            {
                case AccountInsert.UsernameTaken:
                    return SignUpRules.Taken("username", "This user name is taken.");
                case AccountInsert.EmailTaken:
                    return SignUpRules.Taken("email", "There is an account with this e-mail address already.");
                default:
                    await TakeFromRow(cancellationToken);
                    return null;
            }
        }
        catch
        {
            // Whether the row is there is unknown now: the next activation looks.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <returns>false: there is no row</returns>
    private async Task<bool> TakeFromRow(CancellationToken cancellationToken)
    {
        if (await accounts.Find(Id, cancellationToken) is not { } row)
        {
            return false;
        }

        var account = new Account(row.Id, row.Username, row.Email, row.PasswordHash, row.DisplayName, row.DefaultChannel, row.CreatedAt);
        await user.Commit(user.State with { Account = account }, cancellationToken);
        return true;
    }

    private bool IsSame(Account account, SignUp signUp) =>
        account.Username == signUp.Username
        && account.Email == signUp.Email
        && passwords.Verify(account.PasswordHash, signUp.Password) != PasswordVerificationResult.Failed;

    /// <summary>The account does not fail by its channel: what could not be done now is done at the next sign-in or activation.</summary>
    private async Task OpenChannel(CancellationToken cancellationToken)
    {
        if (user.State is not { Account: { } account, ChannelIsOpen: false })
        {
            return;
        }

        try
        {
            var opening = new ChannelOpening(account.Id, account.Handle, account.Username, account.CreatedAt);
            await GrainFactory.Channel(account.DefaultChannel).Open(opening, cancellationToken);
            await user.Commit(user.State with { ChannelIsOpen = true }, cancellationToken);
        }
        catch (Exception failure) when (failure is not InconsistentStateException and not OperationCanceledException)
        {
            LogChannelNotOpened(failure, account.DefaultChannel, account.Id);
        }
    }

    [LoggerMessage(LogLevel.Information, "User {UserId} signed up")]
    private partial void LogSignedUp(UserId userId);

    [LoggerMessage(LogLevel.Warning, "User {UserId} had an account without a state; it has one now")]
    private partial void LogHealed(UserId userId);

    [LoggerMessage(LogLevel.Error, "Channel {ChannelId} of user {UserId} could not be opened yet")]
    private partial void LogChannelNotOpened(Exception failure, ChannelId channelId, UserId userId);
}
