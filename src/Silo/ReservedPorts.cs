using System.Net;
using System.Net.Sockets;

namespace Sunomi.Silo;

/// <summary>
/// Two free TCP ports, which no other program that asks for any port is given before the silo listens on them: bound here until the host is disposed of, and
/// never listened on.
/// </summary>
internal sealed class ReservedPorts : IHostedService, IDisposable
{
    private readonly Socket first = Bound();
    private readonly Socket second = Bound();

    public int First => ((IPEndPoint)first.LocalEndPoint!).Port;

    public int Second => ((IPEndPoint)second.LocalEndPoint!).Port;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    private static Socket Bound()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        return socket;
    }
}
