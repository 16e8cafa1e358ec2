namespace Sunomi.Media;

/// <summary>
/// A folder for one call, gone when the call ends. A lock file beside it says that its owner lives: what a killed process left is
/// removed by <see cref="Sweep"/> of the next one.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "media-";
    private const string LockSuffix = ".lock";

    private readonly FileStream owner;

    public ScratchFolder(string root)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Media work needs the named pipes and process limits of Linux.");
        }

        Directory.CreateDirectory(root);
        Path = System.IO.Path.Combine(root, Prefix + Guid.NewGuid().ToString("N"));
        owner = new FileStream(Path + LockSuffix, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        System.IO.File.Delete(owner.Name);
        owner.Dispose();
    }

    /// <summary>Removes the folders whose owner is gone. The lock goes with its process, however that ended.</summary>
    public static void Sweep(string root)
    {
        if (!Directory.Exists(root))
        {
            return;
        }

        foreach (var name in Directory.EnumerateFiles(root, Prefix + "*" + LockSuffix))
        {
            try
            {
                using var free = new FileStream(name, FileMode.Open, FileAccess.Write, FileShare.None);
                var folder = name[..^LockSuffix.Length];
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }

                System.IO.File.Delete(name);
            }
            catch (IOException)
            {
                // its owner lives, or another one sweeps it now
            }
            catch (UnauthorizedAccessException)
            {
                // another user's
            }
        }
    }
}
