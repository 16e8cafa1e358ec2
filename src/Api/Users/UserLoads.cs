using Sunomi.GraphQL;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;

namespace Sunomi.Users;

/// <summary>People by id, many at once.</summary>
internal sealed class UserLoads(AccountTable accounts)
{
    public Task<UserSnapshot?> User(ResolveContext context, UserId id) =>
        context.FreshLoader<UserId, UserSnapshot>("users", Find).LoadAsync(id);

    private async Task<IReadOnlyDictionary<UserId, UserSnapshot>> Find(IReadOnlyList<UserId> ids, CancellationToken cancellationToken) =>
        (await accounts.Find(ids, cancellationToken)).ToDictionary(
            account => account.Id,
            account => new UserSnapshot(account.Id, account.Username, account.DisplayName, account.CreatedAt, account.DefaultChannel));
}
