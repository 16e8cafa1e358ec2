using System.Net;
using System.Net.Sockets;

namespace Sunomi.Testing;

/// <summary>
/// A free TCP port for a program that must be told one, and that may come and go: bound here and never listened on, it is given to nobody who asks for any
/// port, and whoever names it can listen on it. What can listen on port 0, and for good, should do that.
/// </summary>
public sealed class ReservedPort : IDisposable
{
    private readonly Socket holder = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ReservedPort() => holder.Bind(new IPEndPoint(IPAddress.Any, 0));

    public int Number => ((IPEndPoint)holder.LocalEndPoint!).Port;

    public void Dispose() => holder.Dispose();
}
