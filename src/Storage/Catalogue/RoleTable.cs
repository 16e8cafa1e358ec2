using Npgsql;
using Sunomi.Users;

namespace Sunomi.Storage.Catalogue;

/// <summary>Roles that were granted to people.</summary>
public sealed class RoleTable(NpgsqlDataSource database)
{
    public const string Admin = "admin";

    public async Task<bool> Has(UserId user, string role, CancellationToken cancellationToken) =>
        await database.Statement("select true from role_grant where user_id = @user and role = @role", ("user", user.Value), ("role", role))
            .ReadFirst(row => row.GetBoolean(0), cancellationToken);

    /// <summary>False: he had it already.</summary>
    public async Task<bool> Grant(UserId user, string role, CancellationToken cancellationToken) =>
        await database.Statement(
            "insert into role_grant (user_id, role) values (@user, @role) on conflict do nothing",
            ("user", user.Value),
            ("role", role)).Execute(cancellationToken) == 1;

    /// <summary>False: he did not have it.</summary>
    public async Task<bool> Revoke(UserId user, string role, CancellationToken cancellationToken) =>
        await database.Statement("delete from role_grant where user_id = @user and role = @role", ("user", user.Value), ("role", role))
            .Execute(cancellationToken) == 1;
}
