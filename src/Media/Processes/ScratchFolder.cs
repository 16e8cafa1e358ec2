namespace Sunomi.Media;

/// <summary>
/// A folder for one call, gone when the call ends. A lock file beside it says that its owner lives: what a killed process left is
/// removed by <see cref="Sweep"/> of the next one.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "media-";
    private const string LockSuffix = ".lock";

    /// <summary>More than sweeps that look at one root in the same moment.</summary>
    private const int MostAttempts = 10;

    private readonly FileStream owner;

    public ScratchFolder(string root)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Media work needs the named pipes and process limits of Linux.");
        }

        Directory.CreateDirectory(root);
        (Path, owner) = Claim(root);
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

    /// <summary>A name that nobody has, and its lock. Between making the file and locking it, a sweep may lock it, and even have removed it: then another name is taken.</summary>
    private static (string Path, FileStream Owner) Claim(string root)
    {
        for (var attempt = 1; ; attempt++)
        {
            var path = System.IO.Path.Combine(root, Prefix + Guid.NewGuid().ToString("N"));
            try
            {
                var owner = new FileStream(path + LockSuffix, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                if (System.IO.File.Exists(owner.Name))
                {
                    return (path, owner);
                }

                owner.Dispose();
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // locked by a sweep, which removes it
            }
        }
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
