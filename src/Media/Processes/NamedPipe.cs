using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sunomi.Media;

/// <summary>
/// A FIFO that ffmpeg writes an output to, or reads an input from. Both ends are held open here too, so that neither side blocks when the other never
/// opens the file, nor takes the time before it does for the end; see <see cref="CloseWriter"/>.
/// </summary>
internal sealed partial class NamedPipe : IDisposable
{
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int OwnerOnly = 0x180; // rw-------
    private const int SetPipeSize = 1031; // fcntl(2)
    private const int GetPipeSize = 1032;
    private const int UnreadBytes = 0x541B; // FIONREAD, ioctl(2)
    private const uint NoWaiting = 2; // SPLICE_F_NONBLOCK, splice(2)
    private const int TryAgain = 11; // EAGAIN

    private readonly SafePipeHandle writing;

    public NamedPipe(string path)
    {
        Path = path;
        if (MakeFifo(path, OwnerOnly) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot make the pipe {path}.");
        }

        Reader = OpenOrThrow(path, PipeDirection.In, ReadOnly | NonBlocking);
        try
        {
            var writer = OpenOrThrow(path, PipeDirection.Out, WriteOnly);
            (Writer, writing) = (writer, writer.SafePipeHandle);
        }
        catch
        {
            Reader.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public Stream Reader { get; }

    public Stream Writer { get; }

    /// <summary>Bytes that it holds before a writer must wait.</summary>
    public int Capacity => Checked(FileControl(writing, GetPipeSize, 0));

    /// <summary>Bytes that were written and not read yet.</summary>
    public int Unread
    {
        get
        {
            Checked(DeviceControl(writing, UnreadBytes, out var count));
            return count;
        }
    }

    /// <summary>Asks for a larger <see cref="Capacity"/>; who has many pipes may not be given it (pipe(7)), and then it stays as it is.</summary>
    public void Widen(int capacity) => _ = FileControl(writing, SetPipeSize, capacity);

    /// <summary>Hands over a part of a file: its pages, not a copy of them (splice(2)).</summary>
    /// <param name="from">First byte in the file.</param>
    /// <param name="most">Bytes.</param>
    /// <param name="count">Bytes; 0 at the end of the file.</param>
    /// <returns>False: there is no room.</returns>
    public bool TrySplice(SafeFileHandle file, long from, int most, out int count)
    {
        count = (int)Splice(file, ref from, writing, 0, (nuint)most, NoWaiting);
        if (count < 0 && Marshal.GetLastPInvokeError() is not TryAgain and var error)
        {
            throw new Win32Exception(error, $"Cannot hand a file over to the pipe {Path}.");
        }

        return count >= 0;
    }

    /// <summary>What is still in the pipe is all there will be; of an output: the program is gone.</summary>
    public void CloseWriter() => Writer.Dispose();

    public void Dispose()
    {
        Writer.Dispose();
        Reader.Dispose();
    }

    private static AnonymousPipeClientStream OpenOrThrow(string path, PipeDirection direction, int flags)
    {
        var descriptor = Open(path, flags | CloseOnExec);
        // as a pipe stream, not a file stream: who waits does so in the kernel's event queue, not on a thread
        return descriptor >= 0
            ? new AnonymousPipeClientStream(direction, new SafePipeHandle(descriptor, ownsHandle: true))
            : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot open the pipe {path}.");
    }

    private int Checked(int result) =>
        result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot look at the pipe {Path}.");

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(SafePipeHandle pipe, int command, int argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int DeviceControl(SafePipeHandle pipe, nuint request, out int result);

    [LibraryImport("libc", EntryPoint = "splice", SetLastError = true)]
    private static partial nint Splice(SafeFileHandle file, ref long from, SafePipeHandle pipe, nint none, nuint count, uint flags);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MakeFifo(string path, int mode);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);
}
