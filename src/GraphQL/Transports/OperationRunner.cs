using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Transports;

/// <summary>Runs operations that may have many responses: a query or mutation has one, a subscription one per event.</summary>
internal sealed partial class OperationRunner(GraphQLEngine engine, IServiceScopeFactory scopes, ILogger<OperationRunner> logger)
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());
    private readonly SharedResponses shared = new();

    public PreparedRequest Prepare(GraphQLRequest request) => engine.Prepare(request);

    /// <summary>Sends the responses of one operation until it is over.</summary>
    /// <returns>What ended it in place of a further response, nothing when it came to its end; null when it was cancelled.</returns>
    public async Task<IReadOnlyList<GraphQLError>?> RunAsync(PreparedRequest prepared, ClaimsPrincipal user, HttpContext context, IResponseSink sink, CancellationToken cancellationToken)
    {
        if (prepared.Errors.Count > 0)
        {
            return prepared.Errors;
        }

        try
        {
            await using var request = new ScopedRequest(scopes, user, context, cancellationToken);
            if (prepared.Operation != OperationType.Subscription)
            {
                var response = await RespondAsync(prepared, request, null);
                cancellationToken.ThrowIfCancellationRequested();
                await sink.SendAsync(response);
                return [];
            }

            var source = await engine.SubscribeAsync(prepared, request);
            if (source.Error is { } error)
            {
                return [error];
            }

            // MapSourceToResponseEvent
            await foreach (var one in source.Events!.WithCancellation(cancellationToken))
            {
                var response = await RespondToEventAsync(prepared, one, user, context, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                await sink.SendAsync(response);
            }

            return [];
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (GraphQLException exception)
        {
            return [new(exception.Message) { Code = exception.Code, Extensions = exception.Extensions }];
        }
#pragma warning disable CA1031 // whatever ends a source stream is the error of this operation alone
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var errorId = Guid.NewGuid().ToString("N");
            LogFailure(exception, errorId);
            return [new($"Internal error {errorId}.") { Code = "INTERNAL" }];
        }
    }

    private Task<ReadOnlyMemory<byte>> RespondToEventAsync(PreparedRequest prepared, object? one, ClaimsPrincipal user, HttpContext context, CancellationToken cancellationToken) =>
        prepared.IsSameForAll && one is not (null or ValueType)
            ? shared.GetAsync(one, prepared, (request, root) => RespondAsync(request, root, Nobody, null, CancellationToken.None))
            : RespondAsync(prepared, one, user, context, cancellationToken);

    private async Task<ReadOnlyMemory<byte>> RespondAsync(PreparedRequest prepared, object? root, ClaimsPrincipal user, HttpContext? context, CancellationToken cancellationToken)
    {
        await using var request = new ScopedRequest(scopes, user, context, cancellationToken);
        return await RespondAsync(prepared, request, root);
    }

    private async Task<ReadOnlyMemory<byte>> RespondAsync(PreparedRequest prepared, RequestContext request, object? root)
    {
        using var executor = await engine.ExecuteAsync(prepared, request, root);
        return executor.Response().ToArray();
    }

    [LoggerMessage(LogLevel.Error, "An operation with many responses failed; the caller was told error id {ErrorId}")]
    private partial void LogFailure(Exception exception, string errorId);
}
