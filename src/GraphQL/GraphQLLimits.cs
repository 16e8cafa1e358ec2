namespace Sunomi.GraphQL;

/// <summary>What a stranger may ask for. A request beyond one of these gets an error that names the limit, and no work is done.</summary>
public sealed class GraphQLLimits
{
    /// <summary>Characters of a document. Default 100 000.</summary>
    public int DocumentLength { get; set; } = 100_000;

    /// <summary>Lexical tokens of a document. Default 10 000.</summary>
    public int Tokens { get; set; } = 10_000;

    /// <summary>Nesting of anything in a document's text (selections, lists, objects, types), and of the values of variables. Default 200.</summary>
    public int Nesting { get; set; } = 200;

    /// <summary>Fields inside fields of an operation, fragments spread, introspection included. Default 20.</summary>
    public int Depth { get; set; } = 20;

    /// <summary>Fields that an operation selects, each spread of a fragment counted anew. Default 1000.</summary>
    public int Fields { get; set; } = 1_000;

    /// <summary>Fields that an operation selects beside each other on one object, fragments spread. Default 200.</summary>
    public int Breadth { get; set; } = 200;

    /// <summary>Aliased fields of an operation, each spread of a fragment counted anew. Default 100.</summary>
    public int Aliases { get; set; } = 100;

    /// <summary>
    /// Estimated cost of the answer. A field weighs 1 or what <c>@cost</c> says, and a list counts what is below it as often as <c>first</c>,
    /// <c>last</c> or what <c>@listSize</c> names ask for. Default 100 000.
    /// </summary>
    public int Cost { get; set; } = 100_000;

    /// <summary>Validation, and then coercion of variables, stop after this many errors. Default 100.</summary>
    public int ValidationErrors { get; set; } = 100;

    /// <summary>Bytes of an HTTP request body, variables included. Default 1 MiB.</summary>
    public int RequestBytes { get; set; } = 1 << 20;

    /// <summary>Wall time of a query or mutation. Default 30 s.</summary>
    public TimeSpan ExecutionTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of one response, errors included; beyond it the response is an error without data. Default 16 MiB.</summary>
    public int ResponseBytes { get; set; } = 16 << 20;

    /// <summary>Operations that one socket may run at once. Default 100.</summary>
    public int OperationsPerSocket { get; set; } = 100;

    /// <summary>Sockets and event streams that one person, told by the claim <c>sub</c>, may have open at once. Default 50.</summary>
    public int SocketsPerPerson { get; set; } = 50;

    /// <summary>Sockets and event streams of strangers from one address, of IPv6 from one network of 64 bits. Many may share an address; a socket is
    /// a stranger's until it has said <c>connection_init</c>. Default 1000.</summary>
    public int SocketsPerAddress { get; set; } = 1_000;

    /// <summary>Bytes of one incoming socket message. Default 256 KiB.</summary>
    public int SocketMessageBytes { get; set; } = 256 << 10;

    /// <summary>How long a new socket may wait before it says <c>connection_init</c>. Default 5 s.</summary>
    public TimeSpan ConnectionInitTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages that wait for a slow socket; beyond it the socket is closed, and its client resynchronises. Default 1000.</summary>
    public int SocketBacklog { get; set; } = 1_000;

    /// <summary>Bytes that wait for a slow socket; beyond it the socket is closed. Default 8 MiB.</summary>
    public int SocketBacklogBytes { get; set; } = 8 << 20;
}
