using Npgsql;
using Sunomi.Storage;
using Sunomi.Storage.Catalogue;

namespace Sunomi.Users;

/// <summary>
/// <c>admin NAME [--revoke]</c>: makes somebody an admin, or no longer one. It is for who runs the platform and so may write to its
/// database; it starts nothing and works beside a running product.
/// </summary>
internal static class AdminCommand
{
    /// <summary>Null: the arguments are no such command, the product shall start.</summary>
    public static async Task<int?> TryRun(string[] args)
    {
        if (args is not ["admin", var login, .. var rest] || rest is not ([] or ["--revoke"]))
        {
            return null;
        }

        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        await using var services = new ServiceCollection().AddLogging().AddSunomiStorage(configuration).BuildServiceProvider();
        await Migrator.Migrate(services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        if (await services.GetRequiredService<AccountTable>().FindByLogin(login, CancellationToken.None) is not { } user)
        {
            await Console.Error.WriteLineAsync($"There is no account '{login}': sign up first.");
            return 1;
        }

        var roles = services.GetRequiredService<RoleTable>();
        var changed = rest is []
            ? await roles.Grant(user, RoleTable.Admin, CancellationToken.None)
            : await roles.Revoke(user, RoleTable.Admin, CancellationToken.None);
        await Console.Out.WriteLineAsync($"{login} is {(rest is [] ? "an admin" : "no admin")}{(changed ? "" : " already")}.");
        return 0;
    }
}
