using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sunomi.Media;

/// <summary>
/// A FIFO that ffmpeg writes an output to. The write end is held open here too, so that the reader neither blocks when the program never
/// opens the file nor takes the time before it does for the end; see <see cref="CloseWriter"/>.
/// </summary>
internal sealed partial class NamedPipe : IDisposable
{
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int OwnerOnly = 0x180; // rw-------

    private readonly SafeFileHandle writer;

    public NamedPipe(string path)
    {
        Path = path;
        if (MakeFifo(path, OwnerOnly) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot make the pipe {path}.");
        }

        // as a pipe stream, not a file stream: reads wait in the kernel's event queue, not on a thread
        Reader = new AnonymousPipeClientStream(PipeDirection.In, new SafePipeHandle(OpenOrThrow(path, ReadOnly | NonBlocking), ownsHandle: true));
        try
        {
            writer = new SafeFileHandle(OpenOrThrow(path, WriteOnly), ownsHandle: true);
        }
        catch
        {
            Reader.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public Stream Reader { get; }

    /// <summary>The program is gone: what is still in the pipe is all there will be.</summary>
    public void CloseWriter() => writer.Dispose();

    public void Dispose()
    {
        writer.Dispose();
        Reader.Dispose();
    }

    private static nint OpenOrThrow(string path, int flags)
    {
        var descriptor = Open(path, flags | CloseOnExec);
        return descriptor >= 0 ? descriptor : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot open the pipe {path}.");
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MakeFifo(string path, int mode);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);
}
