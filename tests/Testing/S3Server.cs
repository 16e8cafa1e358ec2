using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace Sunomi.Testing;

/// <summary>
/// An S3 server on the loopback address, for all tests of a process: started at first use, gone with its files when the process ends,
/// however it ends. Signatures are verified; path style only. Its packages are installed when they are missing.
/// </summary>
public static class S3Server
{
    public const string AccessKey = "S3RVER";
    public const string SecretKey = "S3RVER";

    private static readonly Lazy<Task<Uri>> Started = new(Start);

    /// <summary>The address of the service. Tests keep apart by using buckets of their own.</summary>
    public static Task<Uri> Address => Started.Value;

    /// <summary>From now on every request for the bucket fails that way; answers how many did so far.</summary>
    public static async Task<int> Break(string bucket, S3Outage outage)
    {
        using var http = new HttpClient();
        using var answer = await http.PutAsync(new Uri(await Address, $".outage/{bucket}/{outage.ToString().ToLowerInvariant()}"), null);
        return int.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>What is stored in the bucket, parts of unfinished uploads too: the hash of the bytes by key.</summary>
    public static async Task<SortedDictionary<string, string>> Objects(string bucket)
    {
        using var http = new HttpClient();
        return new((await http.GetFromJsonAsync<Dictionary<string, string>>(new Uri(await Address, $".objects/{bucket}")))!, StringComparer.Ordinal);
    }

    private static async Task<Uri> Start()
    {
        var folder = FolderOfThis();
        await NpmFolder.InstallAsync(folder);
        var process = Process.Start(new ProcessStartInfo("node", ["server.js"])
        {
            WorkingDirectory = folder,
            // the server ends when this pipe does
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        // also keeps the pipe from being collected
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        var port = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return new Uri($"http://127.0.0.1:{port ?? throw new InvalidOperationException("The S3 server for tests did not start.")}");
    }

    private static string FolderOfThis([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "s3");
}
