using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Sunomi.GraphQL.Execution;

/// <summary>What an operation knows of the request that it came with.</summary>
internal sealed record RequestContext(IServiceProvider Services, ClaimsPrincipal User, HttpContext? HttpContext, CancellationToken Aborted)
{
    private Dictionary<object, object?>? items;

    public IDictionary<object, object?> Items => items ??= [];
}
