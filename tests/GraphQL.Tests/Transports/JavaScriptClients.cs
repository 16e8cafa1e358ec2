using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>The clients and audits from npm that judge the transports: <c>clients/</c>, with its packages installed as the lock file says.</summary>
internal static class JavaScriptClients
{
    private static readonly Lazy<Task<string>> Folder = new(InstallAsync);

    /// <summary>Runs a script with an address; each line that it prints is JSON.</summary>
    public static async Task<IReadOnlyList<JsonNode>> RunAsync(string script, Uri address)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [script, address.ToString()])
        {
            WorkingDirectory = await Folder.Value,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var kill = deadline.Token.Register(() => node.Kill(entireProcessTree: true));
        var errors = node.StandardError.ReadToEndAsync();
        var lines = new List<JsonNode>();
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(JsonNode.Parse(line)!);
        }

        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await errors);
        return lines;
    }

    private static async Task<string> InstallAsync()
    {
        var folder = FolderOfThis();
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
            npm.ExitCode.ShouldBe(0, $"npm ci in {folder}");
        }

        return folder;
    }

    private static string FolderOfThis([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "clients");
}
