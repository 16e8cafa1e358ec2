using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sunomi.GraphQL.Transports;

/// <summary>Accepts sockets that ask for the sub-protocol.</summary>
internal sealed class SocketTransport(OperationRunner operations, Attendance attendance, GraphQLOptions options, IHostApplicationLifetime lifetime, ILogger<SocketConnection> logger)
{
    internal const string SubProtocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(SubProtocol))
        {
            using var refused = await context.WebSockets.AcceptWebSocketAsync();
            await refused.CloseOutputAsync((WebSocketCloseStatus)CloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable", context.RequestAborted);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(SubProtocol);
        using var connection = new SocketConnection(operations, attendance, options, context, socket, logger);
        await connection.RunAsync(lifetime.ApplicationStopping);
    }
}
