using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Sunomi.GraphQL.Transports;

/// <summary>Counts the sockets and event streams that each person, or each address of strangers, has open.</summary>
internal sealed class Attendance(GraphQLOptions options, GraphQLTelemetry telemetry)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> present = [];

    /// <returns>A place, to be disposed of on leaving; null when the limit is reached.</returns>
    public IDisposable? Enter(ClaimsPrincipal user, HttpContext context, out string limit)
    {
        var person = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? user.FindFirstValue("sub");
        limit = person is null ? "limit: sockets per address" : "limit: sockets per person";
        var key = person is null ? $"address {NetworkOf(context.Connection.RemoteIpAddress)}" : $"person {person}";
        var most = person is null ? options.Limits.SocketsPerAddress : options.Limits.SocketsPerPerson;
        lock (gate)
        {
            var count = present.GetValueOrDefault(key);
            if (count >= most)
            {
                return null;
            }

            present[key] = count + 1;
        }

        telemetry.ConnectionOpened();
        return new Place(this, key);
    }

    private void Leave(string key)
    {
        lock (gate)
        {
            if (present[key]-- == 1)
            {
                present.Remove(key);
            }
        }

        telemetry.ConnectionClosed();
    }

    /// <summary>Of IPv6 one customer has at least 64 bits of addresses.</summary>
    private static string NetworkOf(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : $"{address?.MapToIPv4()}";

    private sealed class Place(Attendance attendance, string key) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                attendance.Leave(key);
            }
        }
    }
}
