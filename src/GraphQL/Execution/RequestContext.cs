using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Sunomi.GraphQL.Execution;

/// <summary>What an operation knows of the request that it came with. Everything is made when it is asked for: most operations need little of it.</summary>
internal class RequestContext
{
    private readonly IServiceProvider? services;
    private readonly ClaimsPrincipal? user;
    private readonly CancellationToken? aborted;
    private ConcurrentDictionary<object, object?>? items;

    public RequestContext(IServiceProvider services, ClaimsPrincipal user, HttpContext? httpContext, CancellationToken aborted)
        : this(user, httpContext, aborted) => this.services = services;

    /// <summary>Services, user and life time are those of the HTTP request.</summary>
    public RequestContext(HttpContext httpContext) => HttpContext = httpContext;

    protected RequestContext(ClaimsPrincipal user, HttpContext? httpContext, CancellationToken aborted)
    {
        this.user = user;
        this.aborted = aborted;
        HttpContext = httpContext;
    }

    public HttpContext? HttpContext { get; }

    public virtual IServiceProvider Services => services ?? HttpContext!.RequestServices;

    public ClaimsPrincipal User => user ?? HttpContext!.User;

    public CancellationToken Aborted => aborted ?? HttpContext!.RequestAborted;

    public IDictionary<object, object?> Items => LazyInitializer.EnsureInitialized(ref items)!;
}
