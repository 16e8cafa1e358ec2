using System.Net;
using System.Net.Sockets;

namespace Sunomi.Testing;

/// <summary>For programs that must be told their port; what can listen on port 0 should do that.</summary>
public static class FreePort
{
    /// <summary>A TCP port of the loopback address that nobody listens on now.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
