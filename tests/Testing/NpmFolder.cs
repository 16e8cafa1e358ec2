using System.Diagnostics;

namespace Sunomi.Testing;

/// <summary>A folder with a package.json and its lock file.</summary>
public static class NpmFolder
{
    /// <summary>Installs what the lock file says, once; several test processes may ask at the same time.</summary>
    public static async Task InstallAsync(string folder)
    {
        // npm writes this file last
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        await using var turn = await Turn(Path.Combine(folder, ".installing"));
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            return;
        }

        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
        })!;
        npm.StandardInput.Close();
        await npm.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in {folder} ended with {npm.ExitCode}.");
        }
    }

    /// <summary>Held until disposed of; waits for other processes that hold it.</summary>
    private static async Task<FileStream> Turn(string path)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (!deadline.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
        }
    }
}
