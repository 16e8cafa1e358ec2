using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>The kernel's own list of sockets that have something to read: what watches thousands of them at the least cost.</summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1;
    private const uint Readable = 1;

    private readonly int handle = Check(epoll_create1(0));
    private readonly byte[] events = new byte[1024 * EventSize];

    /// <summary>On x64 the structure is packed, elsewhere it is not.</summary>
    private static int EventSize { get; } = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private static int DataOffset => EventSize - 8;

    /// <summary>Watches a socket under a number.</summary>
    public void Watch(Socket socket, int number) => Watch(socket, number, Readable);

    /// <summary>Tells only when the other end has cut the connection, however much there is to read.</summary>
    public void WatchEnd(Socket socket, int number) => Watch(socket, number, 0);

    /// <summary>Calls back with the number of each socket of which there is something to tell; waits at most so long for the first.</summary>
    public void Wait(TimeSpan patience, Action<int> readable)
    {
        var count = Check(epoll_wait(handle, events, events.Length / EventSize, (int)patience.TotalMilliseconds));
        for (var i = 0; i < count; i++)
        {
            readable((int)BitConverter.ToInt64(events, (i * EventSize) + DataOffset));
        }
    }

    public void Dispose() => _ = close(handle);

    private void Watch(Socket socket, int number, uint what)
    {
        var entry = new byte[EventSize];
        BitConverter.TryWriteBytes(entry, what);
        BitConverter.TryWriteBytes(entry.AsSpan(DataOffset), (long)number);
        Check(epoll_ctl(handle, Add, (int)socket.Handle, entry));
    }

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int handle, int operation, int socket, byte[] entry);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_wait(int handle, byte[] events, int most, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int handle);
}
