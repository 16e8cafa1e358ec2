using System.Net.WebSockets;

namespace Sunomi.GraphQL.Transports;

/// <summary>Close codes of https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md and those of RFC 6455 that are used here.</summary>
internal enum CloseCode
{
    Normal = WebSocketCloseStatus.NormalClosure,
    GoingAway = WebSocketCloseStatus.EndpointUnavailable,
    MessageTooBig = WebSocketCloseStatus.MessageTooBig,

    /// <summary>The client is too slow for what it subscribed to: it connects again and reads the present state.</summary>
    TryAgainLater = 1013,
    BadRequest = 4400,
    Unauthorized = 4401,
    Forbidden = 4403,
    SubprotocolNotAcceptable = 4406,
    ConnectionInitialisationTimeout = 4408,
    SubscriberAlreadyExists = 4409,
    TooManyInitialisationRequests = 4429,
    InternalServerError = 4500,
}
