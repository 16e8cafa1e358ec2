using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Sunomi.Testing;

namespace Sunomi.Tests.Product;

/// <summary>The product as an operator has it: started and stopped by the start script, on a data folder of its own.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    internal static readonly string Root = FindRoot();

    private readonly string folder = Directory.CreateTempSubdirectory("sunomi-product-").FullName;
    private readonly ReservedPort port = new();
    private readonly string[] options;
    private readonly IReadOnlyDictionary<string, string> environment;

    private RunningProduct(string[] options, IReadOnlyDictionary<string, string> environment) => (this.options, this.environment) = (options, environment);

    public string Data => Path.Combine(folder, "data");

    public string Address => $"http://localhost:{port.Number}";

    /// <param name="options">further ones of <c>./sunomi up</c></param>
    /// <param name="environment">what else it is told</param>
    public static async Task<RunningProduct> Start(string[]? options = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var product = new RunningProduct(options ?? [], environment ?? new Dictionary<string, string>());
        // PostgreSQL may run as another user than this one
        File.SetUnixFileMode(product.folder, File.GetUnixFileMode(product.folder) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        await product.Up();
        return product;
    }

    public Task<string> Up() =>
        RunningCommand.Run(Script, ["up", "--port", $"{port.Number}", "--data", Data, "--detach", .. options], Patience, environment);

    public RunningCommand Publish(string file, params string[] options) => RunningCommand.Start(
        Script,
        ["publish", file, "--server", Address, .. options],
        new Dictionary<string, string> { ["XDG_CONFIG_HOME"] = Path.Combine(folder, "config") });

    /// <summary>As when the power fails: the product, its database and every ffmpeg, at once and without a word.</summary>
    public void Kill()
    {
        KillProcess();
        foreach (var process in Processes())
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    /// <summary>The product's process alone, by SIGKILL.</summary>
    public void KillProcess()
    {
        using var api = Process.GetProcessById(ApiPid);
        api.Kill();
        api.WaitForExit();
    }

    /// <summary>Any of the ffmpeg processes that the product has started; false: none runs.</summary>
    public bool KillEncoder(Random random)
    {
        var running = Process.GetProcessesByName("ffmpeg").Where(process => ParentOf(process.Id) == ApiPid).ToArray();
        if (running.Length > 0)
        {
            running[random.Next(running.Length)].Kill();
        }

        foreach (var process in running)
        {
            process.Dispose();
        }

        return running.Length > 0;
    }

    /// <summary>PostgreSQL ends without a word and starts again on its port.</summary>
    public Task RestartDatabase() => Steps("""
        as_database_user "$(postgres_folder)/pg_ctl" restart -s -w -t 60 -m immediate \
            -D "$(database_folder "$data")" -l "$(database_folder "$data")/server.log" >/dev/null 2>&1
        """);

    /// <summary>What a query answers, a row a line.</summary>
    public Task<string> Ask(string sql) => Steps($"""
        folder=$(database_folder "$data")
        PGPASSWORD=$(database_secret "$data") "$(postgres_folder)/psql" -qAt -h 127.0.0.1 -p "$(sed -n 4p "$folder/postmaster.pid")" -U sunomi -d sunomi -c "{sql}"
        """);

    /// <summary>What the product's process has logged, over all its starts.</summary>
    public string[] Log() => File.ReadAllLines(Path.Combine(Data, "log", "api.log"));

    /// <summary>Object names below the video's prefix, each with the hash of its bytes.</summary>
    public SortedDictionary<string, string> ObjectsOf(string videoId)
    {
        var objects = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var prefix = Path.Combine(Data, "objects", videoId);
        foreach (var file in Directory.GetFiles(prefix, "*", SearchOption.AllDirectories))
        {
            objects[Path.GetRelativePath(prefix, file)] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return objects;
    }

    /// <summary>What lies in folders for temporary files.</summary>
    public string[] TemporaryFiles() =>
    [
        .. new[] { Path.Combine(Data, "scratch"), Path.Combine(Data, "objects", ".tmp"), Path.Combine(Data, "objects", "uploads") }
            .Where(Directory.Exists)
            .SelectMany(temporary => Directory.GetFiles(temporary, "*", SearchOption.AllDirectories)),
    ];

    public Task Down() => RunningCommand.Run(Script, ["down", "--data", Data], Patience);

    public async ValueTask DisposeAsync()
    {
        await Down();
        Directory.Delete(folder, recursive: true);
    }

    private int ApiPid => int.Parse(File.ReadAllText(Path.Combine(Data, "run", "api")).Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Steps of the start script, on this data folder.</summary>
    private async Task<string> Steps(string commands) => (await RunningCommand.Run(
        "bash",
        [
            "-c",
            $"""
            set -euo pipefail
            root='{Root}' data='{Data}'
            for part in say install build database; do source "$root/eng/$part.sh"; done
            {commands}
            """,
        ],
        Patience)).Trim();

    private static string Script => Path.Combine(Root, "sunomi");

    /// <summary>All processes that name the data folder on their command line or in their environment, and all that these started.</summary>
    private List<Process> Processes()
    {
        var found = new List<Process>();
        foreach (var process in Process.GetProcesses())
        {
            if (process.Id != Environment.ProcessId && (Mentions(process.Id, "cmdline") || (IsProduct(process.Id) && Mentions(process.Id, "environ"))))
            {
                found.Add(process);
            }
            else
            {
                process.Dispose();
            }
        }

        var databasePid = ReadDatabasePid();
        foreach (var process in Process.GetProcesses())
        {
            if (databasePid is { } postmaster && ParentOf(process.Id) == postmaster)
            {
                found.Add(process);
            }
            else
            {
                process.Dispose();
            }
        }

        return found;
    }

    private bool Mentions(int pid, string file) => ReadProc(pid, file).Contains(Data, StringComparison.Ordinal);

    private static bool IsProduct(int pid) =>
        ReadProc(pid, "cmdline") is var line && (line.Contains("Sunomi.Api.dll", StringComparison.Ordinal) || line.Contains("ffmpeg", StringComparison.Ordinal));

    private int? ReadDatabasePid()
    {
        var file = Path.Combine(Data, "postgres", "postmaster.pid");
        return File.Exists(file) ? int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture) : null;
    }

    private static int ParentOf(int pid)
    {
        // proc(5): the fourth field, after the program's name in parentheses
        var stat = ReadProc(pid, "stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
    }

    private static string ReadProc(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // the process has ended meanwhile, or is another user's
            return "";
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sunomi.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie within the repository.");
        }

        return folder.FullName;
    }
}
