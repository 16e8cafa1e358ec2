namespace Sunomi.GraphQL.Transports;

/// <summary>Ends a connection; the message is the reason that the client is told.</summary>
internal sealed class SocketCloseException(CloseCode code, string reason) : Exception(reason)
{
    public CloseCode Code { get; } = code;
}
