using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sunomi.Testing;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>
/// The reference implementation (npm "graphql") in a node process, for all tests of this process: started at first use, gone with it.
/// Its package is installed when it is missing.
/// </summary>
internal sealed class Reference
{
    private static readonly Lazy<Task<Reference>> Started = new(StartAsync);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly Process process;
    private int asked;

    private Reference(Process process) => this.process = process;

    /// <summary>Its answer to a case of the runner contract.</summary>
    public static async Task<JsonElement> AskAsync(JsonObject test) => await (await Started.Value).SendAsync(test);

    private static async Task<Reference> StartAsync()
    {
        var folder = FolderOfThis();
        await NpmFolder.InstallAsync(folder);
        var process = Process.Start(new ProcessStartInfo("node", ["oracle.mjs"])
        {
            WorkingDirectory = folder,
            // it ends when this pipe does
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        // also keeps the pipe from being collected
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        var reference = new Reference(process);
        _ = reference.ReceiveAsync();
        return reference;
    }

    private async Task<JsonElement> SendAsync(JsonObject test)
    {
        var id = Interlocked.Increment(ref asked).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var line = new JsonObject(test.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))) { ["id"] = id }.ToJsonString();
        var answer = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await turn.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
        }
        finally
        {
            turn.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private async Task ReceiveAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 4_000 });
            if (waiting.TryRemove(document.RootElement.GetProperty("id").GetString()!, out var answer))
            {
                answer.SetResult(document.RootElement.Clone());
            }
        }

        foreach (var answer in waiting.Values)
        {
            answer.TrySetException(new InvalidOperationException("The reference implementation ended."));
        }
    }

    private static string FolderOfThis([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "reference");
}
