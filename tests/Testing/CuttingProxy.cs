using System.Net;
using System.Net.Sockets;

namespace Sunomi.Testing;

/// <summary>Lies between a client and the product, and cuts what goes through it where a test says.</summary>
public sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri product;
    private readonly Queue<(long After, Func<Task> Then)> cuts;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource broken = new();
    private long sent;

    /// <param name="cuts">after how many bytes to the product, counted over all connections, one is cut, and what happens then</param>
    public CuttingProxy(Uri product, params IEnumerable<(long After, Func<Task> Then)> cuts)
    {
        this.product = product;
        this.cuts = new(cuts);
        listener.Start();
        _ = Accept();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public int CutsLeft => cuts.Count;

    /// <summary>Fails when what should happen at a cut failed; never ends otherwise.</summary>
    public Task Broken => broken.Task;

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = Relay(client);
        }
    }

    private async Task Relay(TcpClient client)
    {
        if (await RelayUntilCut(client) is { } then)
        {
            try
            {
                await then();
            }
            catch (Exception failure)
            {
                broken.TrySetException(failure);
            }
        }
    }

    /// <summary>Both sides are closed when it ends. Not null: it was cut here.</summary>
    private async Task<Func<Task>?> RelayUntilCut(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(product.Host, product.Port);
            var sending = Send(near.GetStream(), far.GetStream());
            await Task.WhenAny(sending, far.GetStream().CopyToAsync(near.GetStream()));
            return sending.IsCompletedSuccessfully ? await sending : null;
        }
        catch (Exception broken) when (broken is SocketException or IOException)
        {
            // a side is gone: so is the other, at the end of this block
            return null;
        }
    }

    private async Task<Func<Task>?> Send(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[4096];
        while (await from.ReadAsync(buffer) is var count and > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, count));
            if (IsCut(count) is { } then)
            {
                return then;
            }
        }

        return null;
    }

    private Func<Task>? IsCut(int count)
    {
        lock (gate)
        {
            sent += count;
            return cuts.TryPeek(out var next) && sent >= next.After ? cuts.Dequeue().Then : null;
        }
    }
}
