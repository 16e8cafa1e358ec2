using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Sunomi.GraphQL.Execution;

/// <summary>What an operation knows of the request that it came with.</summary>
internal sealed record RequestContext(IServiceProvider Services, ClaimsPrincipal User, HttpContext? HttpContext, CancellationToken Aborted)
{
    private ConcurrentDictionary<object, object?>? items;

    /// <summary>Made on first use: most operations share nothing.</summary>
    public IDictionary<object, object?> Items => LazyInitializer.EnsureInitialized(ref items)!;
}
