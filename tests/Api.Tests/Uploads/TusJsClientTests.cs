using System.Diagnostics;
using System.Runtime.CompilerServices;
using Sunomi.Testing;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Uploads;

/// <summary>The client that everybody uses, tus-js-client from npm; <c>tus/upload.js</c> runs it.</summary>
public sealed class TusJsClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private ProductHost? host;

    private ProductHost Host => host!;

    public async Task InitializeAsync() => host = await ProductHost.Start();

    public Task DisposeAsync() => host?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    [Fact]
    public async Task An_upload_goes_on_through_two_cuts_and_a_restart_byte_for_byte()
    {
        var clip = await TestClips.Make(new ClipOptions(854, 480, 5));
        var bytes = await File.ReadAllBytesAsync(clip);
        using var proxy = new CuttingProxy(
            Host.Http.BaseAddress!,
            (bytes.Length / 4, () => Task.CompletedTask),
            (bytes.Length / 2, () => Host.Restart()));

        var upload = Upload(proxy.Address, clip, parallel: 1);
        await await Task.WhenAny(proxy.Broken, upload);

        proxy.CutsLeft.ShouldBe(0);
        await IsStored(await upload, bytes);
    }

    [Fact]
    public async Task Several_parts_at_once_become_one_file()
    {
        var clip = await TestClips.Small();

        var address = await Upload(Host.Http.BaseAddress!, clip, parallel: 3);

        await IsStored(address, await File.ReadAllBytesAsync(clip));
    }

    private async Task IsStored(string address, byte[] bytes)
    {
        var original = Path.Combine(Host.ObjectRoot, new Uri(address).Segments[^1], "original");
        (await File.ReadAllBytesAsync(original)).ShouldBe(bytes);
    }

    /// <summary>Answers the address that the client got.</summary>
    private async Task<string> Upload(Uri server, string file, int parallel)
    {
        var folder = FolderOfThis();
        await Run("npm", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error");
        return (await Run("node", folder, "upload.js", new Uri(server, "/uploads/tus").ToString(), (await Host.SignUp("tus")).Token!, file, $"{parallel}")).Trim();
    }

    private static async Task<string> Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            process.ExitCode.ShouldBe(0, await errors);
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string FolderOfThis([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "tus");
}
