namespace Sunomi.GraphQL.Transports;

/// <summary>Takes the responses of one operation: a socket, or an event stream.</summary>
internal interface IResponseSink
{
    /// <param name="response">A response as JSON, which nobody changes any more.</param>
    ValueTask SendAsync(ReadOnlyMemory<byte> response);
}
