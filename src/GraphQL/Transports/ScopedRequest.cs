using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Transports;

/// <summary>An operation that outlives or shares its HTTP request: its services are a scope of their own, made when one is asked for.</summary>
internal sealed class ScopedRequest(IServiceScopeFactory scopes, ClaimsPrincipal user, HttpContext? context, CancellationToken cancellationToken)
    : RequestContext(user, context, cancellationToken), IAsyncDisposable
{
    private readonly Lock gate = new();
    private AsyncServiceScope? scope;

    public override IServiceProvider Services
    {
        get
        {
            lock (gate)
            {
                return (scope ??= scopes.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    public ValueTask DisposeAsync() => scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
