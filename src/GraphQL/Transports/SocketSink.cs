namespace Sunomi.GraphQL.Transports;

/// <summary>The <c>next</c> messages of one operation on a socket.</summary>
internal sealed class SocketSink(SocketSender sender, string id) : IResponseSink
{
    private readonly ReadOnlyMemory<byte> head = SocketMessages.NextHead(id);

    public ValueTask SendAsync(ReadOnlyMemory<byte> response)
    {
        sender.Send(new(head, response));
        return ValueTask.CompletedTask;
    }
}
