using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Transports;

namespace Sunomi.GraphQL;

/// <summary>Subscriptions for a transport of the application's own.</summary>
public sealed class GraphQLSubscriptions
{
    private readonly OperationRunner operations;
    private readonly Attendance attendance;

    internal GraphQLSubscriptions(OperationRunner operations, Attendance attendance) => (this.operations, this.attendance) = (operations, attendance);

    /// <summary>Counts a connection beside sockets and event streams: <see cref="GraphQLLimits.SocketsPerPerson"/>, <see cref="GraphQLLimits.SocketsPerAddress"/>.</summary>
    /// <returns>Its place, to be disposed of when it closes.</returns>
    /// <exception cref="GraphQLException">LIMIT_EXCEEDED: there are as many as may be.</exception>
    public IDisposable Connect(ClaimsPrincipal user, HttpContext context) =>
        attendance.Enter(user, context, out var limit) ?? throw new GraphQLException($"Too many connections at once ({limit}).", GraphQLError.LimitExceeded);

    /// <summary>
    /// The responses of a subscription, each as https://spec.graphql.org/September2025/#sec-Response-Format has it. The source stream waits
    /// for whoever reads them.
    /// </summary>
    /// <param name="document">One subscription.</param>
    /// <param name="variables">An object.</param>
    /// <exception cref="GraphQLException">What ended it, or was the reason not to begin: the first error, with its code.</exception>
    public async IAsyncEnumerable<JsonElement> Subscribe(
        string document,
        JsonElement variables,
        ClaimsPrincipal user,
        HttpContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var responses = Channel.CreateBounded<ReadOnlyMemory<byte>>(1);
        var running = Run(operations.Prepare(new(document, null, variables)), responses.Writer);
        IReadOnlyList<GraphQLError>? errors;
        try
        {
            await foreach (var response in responses.Reader.ReadAllAsync(cancellationToken))
            {
                yield return JsonElement.Parse(response.Span);
            }
        }
        finally
        {
            await left.CancelAsync();
            errors = await running;
        }

        if (errors is [var error, ..])
        {
            throw new GraphQLException(error.Message, error.Code) { Extensions = error.Extensions ?? new Dictionary<string, object?>() };
        }

        async Task<IReadOnlyList<GraphQLError>?> Run(PreparedRequest prepared, ChannelWriter<ReadOnlyMemory<byte>> output)
        {
            try
            {
                return await operations.RunAsync(prepared, user, context, new Sink(output, left.Token), left.Token);
            }
            finally
            {
                output.Complete();
            }
        }
    }

    private sealed class Sink(ChannelWriter<ReadOnlyMemory<byte>> output, CancellationToken left) : IResponseSink
    {
        public ValueTask SendAsync(ReadOnlyMemory<byte> response) => output.WriteAsync(response, left);
    }
}
