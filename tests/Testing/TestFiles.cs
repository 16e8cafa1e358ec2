using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Sunomi.Testing;

/// <summary>Files that are made once per machine and then only read.</summary>
internal static class TestFiles
{
    /// <summary>Names hold all that decides the content; this number changes when the way of making does.</summary>
    private const int Generation = 1;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"sunomi-clips-{Environment.UserName}-{Generation}");

    /// <param name="make">writes the file at the path that it is given; two may work at once, the first that is done wins</param>
    public static async Task<string> Once(string name, Func<string, Task> make)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Folder);
            var draft = Path.Combine(Folder, $".{Guid.NewGuid():N}-{name}");
            try
            {
                await make(draft);
                File.Move(draft, path, overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }
        }

        return path;
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    public static async Task Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}");
        }
    }
}
