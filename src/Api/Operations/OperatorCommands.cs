using Npgsql;
using Sunomi.Storage;
using Sunomi.Storage.Catalogue;

namespace Sunomi.Operations;

/// <summary>
/// What whoever runs the platform, and so may write to its database, calls instead of starting it: <c>migrate</c> brings the database up to
/// date, <c>admin NAME [--revoke]</c> makes somebody an admin, or no longer one. Both work beside a running product.
/// </summary>
internal static class OperatorCommands
{
    /// <summary>Null: the arguments are no such command, the product shall start.</summary>
    public static async Task<int?> TryRun(string[] args)
    {
        Func<IServiceProvider, Task<int>>? command = args switch
        {
            ["migrate"] => static _ => Task.FromResult(0),
            ["admin", var login] => services => AdminCommand.Run(services, login, revoke: false),
            ["admin", var login, "--revoke"] => services => AdminCommand.Run(services, login, revoke: true),
            _ => null,
        };
        if (command is null)
        {
            return null;
        }

        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        await using var services = new ServiceCollection().AddLogging().AddSunomiStorage(configuration).BuildServiceProvider();
        await Migrator.Migrate(services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        return await command(services);
    }
}
