using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Transports;

/// <summary>Runs the operations of sockets: a query or mutation has one response, a subscription one per event.</summary>
internal sealed partial class SocketOperations(GraphQLEngine engine, IServiceScopeFactory scopes, ILogger<SocketOperations> logger)
{
    public PreparedRequest Prepare(GraphQLRequest request) => engine.Prepare(request);

    /// <summary>Sends the responses of one operation.</summary>
    /// <returns>The message that ends it; null when it was cancelled.</returns>
    public async Task<ReadOnlyMemory<byte>?> RunAsync(
        string id,
        PreparedRequest prepared,
        ClaimsPrincipal user,
        HttpContext context,
        SocketSender sender,
        CancellationToken cancellationToken)
    {
        try
        {
            if (prepared.Errors.Count > 0)
            {
                return SocketMessages.Error(id, prepared.Errors);
            }

            if (prepared.Operation != OperationType.Subscription)
            {
                await RespondAsync(id, prepared, null, user, context, sender, cancellationToken);
                return SocketMessages.Complete(id);
            }

            await using var scope = scopes.CreateAsyncScope();
            var source = await engine.SubscribeAsync(prepared, new RequestContext(scope.ServiceProvider, user, context, cancellationToken));
            if (source.Error is { } error)
            {
                return SocketMessages.Error(id, [error]);
            }

            // MapSourceToResponseEvent
            await foreach (var one in source.Events!.WithCancellation(cancellationToken))
            {
                await RespondAsync(id, prepared, one, user, context, sender, cancellationToken);
            }

            return SocketMessages.Complete(id);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (GraphQLException exception)
        {
            return SocketMessages.Error(id, [new(exception.Message) { Code = exception.Code, Extensions = exception.Extensions }]);
        }
#pragma warning disable CA1031 // whatever ends a source stream is the error of this operation alone
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var errorId = Guid.NewGuid().ToString("N");
            LogFailure(exception, errorId);
            return SocketMessages.Error(id, [new($"Internal error {errorId}.") { Code = "INTERNAL" }]);
        }
    }

    private async Task RespondAsync(string id, PreparedRequest prepared, object? root, ClaimsPrincipal user, HttpContext context, SocketSender sender, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var executor = await engine.ExecuteAsync(prepared, new RequestContext(scope.ServiceProvider, user, context, cancellationToken), root);
        if (!cancellationToken.IsCancellationRequested)
        {
            sender.Send(SocketMessages.Next(id, executor.WriteResponse));
        }
    }

    [LoggerMessage(LogLevel.Error, "An operation on a socket failed; the caller was told error id {ErrorId}")]
    private partial void LogFailure(Exception exception, string errorId);
}
