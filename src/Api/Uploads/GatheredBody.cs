using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Sunomi.Storage.Objects;

namespace Sunomi.Uploads;

/// <summary>
/// A long body, of which the kernel gathers about a tenth of a second before it wakes the server: to be woken for each packet costs more CPU time than all else
/// about receiving. How much that is follows the line; when it rests, whatever has come is handed out within a second. Leaves the body itself open.
/// </summary>
internal sealed class GatheredBody : ForwardStream
{
    private const int Least = 64 * 1024;
    private const int Most = 512 * 1024;

    private const int TurnsPerSecond = 2;
    private const int WakesPerTurn = 5;

    // socket(7)
    private const int SocketLevel = 1;
    private const int LowWaterMark = 18; // SO_RCVLOWAT
    private const int AnyByte = 1;

    private readonly Stream body;
    private readonly Socket? socket;
    private readonly ITimer? timer;
    private readonly Lock gate = new();
    private long left;
    private long ofTurn;
    private int mark = AnyByte;

    public GatheredBody(HttpRequest request, TimeProvider clock)
    {
        body = request.Body;
        // within HTTP/2, a client may wait for an answer to less; and without a length, the end would be waited for
        if (request.ContentLength is >= 2 * Most and var length && HttpProtocol.IsHttp11(request.Protocol)
            && request.HttpContext.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            (left, socket) = (length, connection.Socket);
            var turn = TimeSpan.FromSeconds(1) / TurnsPerSecond;
            timer = clock.CreateTimer(_ => Turn(), null, turn, turn);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        if (socket is not null)
        {
            lock (gate)
            {
                left -= count;
                ofTurn += count;
                if (left < mark)
                {
                    WakeAt(AnyByte); // there will never be as much
                }
            }
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        lock (gate)
        {
            left = 0;
            WakeAt(AnyByte); // the next request may be short
        }

        base.Dispose(disposing);
    }

    private void Turn()
    {
        lock (gate)
        {
            var wanted = (int)Math.Min(Most, ofTurn / WakesPerTurn);
            ofTurn = 0;
            WakeAt(wanted < Least || wanted > left ? AnyByte : wanted);
        }
    }

    /// <summary>Asks the kernel to wake the server when so many bytes are there; at once, if they are there already.</summary>
    private void WakeAt(int bytes)
    {
        if (bytes == mark)
        {
            return;
        }

        mark = bytes;
        try
        {
            socket!.SetRawSocketOption(SocketLevel, LowWaterMark, BitConverter.GetBytes(bytes));
        }
        catch (Exception gone) when (gone is ObjectDisposedException or SocketException)
        {
            // reading says so
        }
    }
}
