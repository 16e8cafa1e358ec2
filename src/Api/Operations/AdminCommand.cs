using Sunomi.Storage.Catalogue;

namespace Sunomi.Operations;

/// <summary>The first admin has nobody to appoint him but whoever runs the platform.</summary>
internal static class AdminCommand
{
    /// <summary>Answers the exit code; says what it did.</summary>
    public static async Task<int> Run(IServiceProvider services, string login, bool revoke)
    {
        if (await services.GetRequiredService<AccountTable>().FindByLogin(login, CancellationToken.None) is not { } user)
        {
            await Console.Error.WriteLineAsync($"There is no account '{login}': sign up first.");
            return 1;
        }

        var roles = services.GetRequiredService<RoleTable>();
        var changed = revoke
            ? await roles.Revoke(user, RoleTable.Admin, CancellationToken.None)
            : await roles.Grant(user, RoleTable.Admin, CancellationToken.None);
        await Console.Out.WriteLineAsync($"{login} is {(revoke ? "no admin" : "an admin")}{(changed ? "" : " already")}.");
        return 0;
    }
}
