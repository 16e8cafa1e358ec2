namespace Sunomi.Storage.Objects.Local;

/// <summary>
/// A folder of temporary files for this process, on the file system of the objects so that renaming is atomic. A lock file says
/// that its process lives: what is left of processes that died is removed by the next one that starts.
/// </summary>
internal sealed class LocalTemporaries : IDisposable
{
    private readonly string parent;
    private readonly string own;
    private readonly FileStream lease;

    public LocalTemporaries(string root)
    {
        parent = Path.Combine(root, ".tmp");
        own = Path.Combine(parent, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(parent);
        // the lock is there before the folder is: a folder without a lock has no owner
        lease = new FileStream(LockOf(own), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Directory.CreateDirectory(own);
    }

    public string NewPath() => Path.Combine(own, Guid.NewGuid().ToString("N"));

    /// <summary>The folder vanishes at once; what is in it is deleted after that. Does nothing when there is none.</summary>
    public void Discard(string folder)
    {
        var doomed = NewPath();
        try
        {
            Directory.Move(folder, doomed);
        }
        catch (DirectoryNotFoundException)
        {
            return;
        }

        Directory.Delete(doomed, recursive: true);
    }

    public void RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(parent).Where(folder => folder != own).ToList())
        {
            if (TryTake(LockOf(folder), out var taken))
            {
                Directory.Delete(folder, recursive: true);
                File.Delete(LockOf(folder));
                taken?.Dispose();
            }
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(own))
        {
            Directory.Delete(own, recursive: true);
        }

        File.Delete(LockOf(own));
        lease.Dispose();
    }

    private static string LockOf(string folder) => folder + ".lock";

    /// <returns>false while the owner lives</returns>
    private static bool TryTake(string path, out FileStream? taken)
    {
        taken = null;
        try
        {
            taken = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
