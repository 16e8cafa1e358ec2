using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Npgsql;

namespace Sunomi.Testing;

/// <summary>
/// A PostgreSQL of its own for each test process: started at first use, gone with its files when the process ends, however it ends.
/// With <c>SUNOMI_TEST_DATABASE</c> (a connection string of somebody who may create databases) that server is used instead.
/// </summary>
public static class PostgresServer
{
    /// <summary>
    /// Waits for the end of its standard input, which comes with the end of the test process, even a violent one.
    /// Arguments: folder, folder of the PostgreSQL programs, and the command in front of them that changes the user (may be empty).
    /// </summary>
    private const string Script = """
        trap '' INT TERM HUP
        folder=$1; programs=$2; shift 2
        "$@" "$programs/initdb" -D "$folder/data" -U postgres --auth=trust --no-sync --encoding=UTF8 --locale=C.UTF-8 >"$folder/setup.log" 2>&1 &&
        "$@" "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w start >>"$folder/setup.log" 2>&1 \
          -o "-k $folder -c listen_addresses='' -c max_connections=500 -c fsync=off -c full_page_writes=off -c max_locks_per_transaction=128" &&
        echo ready || echo failed
        read -r _
        "$@" "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1
        rm -rf "$folder"
        """;

    private static readonly Lazy<Task<string>> Started = new(Start);
    private static readonly ConcurrentDictionary<MethodInfo, Lazy<Task<string>>> Templates = new();

    private static string? Given => Environment.GetEnvironmentVariable("SUNOMI_TEST_DATABASE") is { Length: > 0 } given ? given : null;

    /// <summary>A new database, removed when it is disposed of.</summary>
    /// <param name="migrate">
    /// what makes the schema, as a method group (<c>Migrator.Migrate</c>): it runs once a process, later databases are copies; null: empty
    /// </param>
    public static async Task<TestDatabase> CreateDatabase(Func<NpgsqlDataSource, CancellationToken, Task>? migrate = null)
    {
        var server = await Started.Value;
        if (migrate is null || Given is not null)
        {
            // a server that stays must not keep a template that nobody drops
            var empty = await TestDatabase.Create(server, "template0");
            await (migrate?.Invoke(empty.DataSource, CancellationToken.None) ?? Task.CompletedTask);
            return empty;
        }

        var template = await Templates.GetOrAdd(migrate.Method, _ => new(() => MakeTemplate(server, migrate))).Value;
        return await TestDatabase.Create(server, template);
    }

    private static async Task<string> MakeTemplate(string server, Func<NpgsqlDataSource, CancellationToken, Task> migrate)
    {
        var template = await TestDatabase.Create(server, "template0");
        await migrate(template.DataSource, CancellationToken.None);
        // a database that somebody is connected to cannot be copied
        await template.DataSource.DisposeAsync();
        return template.Name;
    }

    private static async Task<string> Start()
    {
        if (Given is { } given)
        {
            return given;
        }

        var programs = Programs();
        var folder = Directory.CreateTempSubdirectory("sunomi-pg-").FullName;
        string[] user = [];
        if (Environment.IsPrivilegedProcess)
        {
            var name = (await File.ReadAllLinesAsync("/etc/passwd")).Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
            user = ["setpriv", $"--reuid={name}", "--regid=" + await Read("id", "-g", name), "--clear-groups", "--"];
            await Read("chown", name, folder);
        }

        var start = new ProcessStartInfo("sh", ["-c", Script, "sh", folder, programs, .. user])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        var process = Process.Start(start)!;
        // also keeps the pipe from being collected
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        if (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)) != "ready")
        {
            throw new InvalidOperationException("PostgreSQL did not start: " + await File.ReadAllTextAsync(Path.Combine(folder, "setup.log")));
        }

        return new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Username = "postgres",
            Database = "postgres",
            MaxPoolSize = 50,
            Timeout = 60,
        }.ConnectionString;
    }

    private static string Programs()
    {
        var candidates = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => path, StringComparer.Ordinal).Select(path => Path.Combine(path, "bin"))
            : [];
        return candidates.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
            ?? throw new InvalidOperationException("There is no PostgreSQL on this machine: install it, or set SUNOMI_TEST_DATABASE.");
    }

    private static async Task<string> Read(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
