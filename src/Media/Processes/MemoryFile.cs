using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sunomi.Media;

/// <summary>
/// A file in memory that other programs of this user can open by its path (memfd_create(2)); gone when it is closed, however that comes. Where nothing was
/// written it takes no room, and is read as zeros for next to nothing, where a file on a disk would be filled with them page by page.
/// </summary>
internal sealed partial class MemoryFile : IDisposable
{
    private const uint CloseOnExec = 1;

    /// <param name="name">seen in lists of open files only</param>
    public MemoryFile(string name)
    {
        var descriptor = Create(name, CloseOnExec);
        if (descriptor < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "Cannot make a file in memory.");
        }

        Path = $"/proc/{Environment.ProcessId}/fd/{descriptor}";
        Content = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite);
    }

    public string Path { get; }

    public FileStream Content { get; }

    public void Dispose() => Content.Dispose();

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Create(string name, uint flags);
}
