using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sunomi.Transcoding;

/// <summary>
/// A folder for temporary files of this process alone, gone when it ends. What a killed process left is removed by the next one that
/// starts: a folder is in use as long as somebody holds its lock, and the system lets go of the locks of the dead.
/// </summary>
internal sealed partial class ScratchFolder : IDisposable
{
    private const string LockName = "lock";

    private readonly ILogger<ScratchFolder> logger;
    private readonly FileStream held;

    public ScratchFolder(IOptions<TranscodeOptions> options, ILogger<ScratchFolder> logger)
    {
        this.logger = logger;
        var root = System.IO.Path.GetFullPath(options.Value.Scratch);
        Directory.CreateDirectory(root);
        foreach (var left in Directory.GetDirectories(root))
        {
            RemoveUnlessHeld(left);
        }

        Path = System.IO.Path.Combine(root, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path);
        held = TryLock(Path) ?? throw new IOException($"Folder '{Path}' is new, but its lock cannot be taken.");
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    public void Dispose()
    {
        held.Dispose();
        RemoveUnlessHeld(Path);
    }

    private static FileStream? TryLock(string folder)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void RemoveUnlessHeld(string folder)
    {
        try
        {
            using var free = TryLock(folder);
            if (free is not null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogLeft(failure, folder);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Temporary folder {Folder} could not be removed")]
    private partial void LogLeft(Exception failure, string folder);
}
