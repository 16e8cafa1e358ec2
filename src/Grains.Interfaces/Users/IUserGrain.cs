using Orleans.Concurrency;
using Sunomi.Outcomes;

namespace Sunomi.Users;

/// <summary>One person with an account; key: <see cref="UserId"/>.</summary>
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes the account and its first channel, whose handle is the user name. Names and e-mails are unique whatever their case.
    /// </summary>
    Task<Outcome<UserSnapshot>> SignUp(SignUp signUp, CancellationToken cancellationToken);

    /// <summary>Null: there is no such account, or the password is wrong; both take the same time.</summary>
    Task<UserSnapshot?> CheckPassword(string password, CancellationToken cancellationToken);

    /// <summary>Null when there is no such account.</summary>
    [AlwaysInterleave]
    Task<UserSnapshot?> Get(CancellationToken cancellationToken);

    /// <summary>Whether the user may see and do what operators must.</summary>
    [AlwaysInterleave]
    Task<bool> IsAdmin(CancellationToken cancellationToken);
}
