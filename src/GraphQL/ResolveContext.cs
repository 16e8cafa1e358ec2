using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Sunomi.GraphQL;

/// <summary>What a resolver may know beside parent and arguments: who asks, what was selected below, and the loaders of the request.</summary>
public abstract class ResolveContext
{
    /// <summary>Who asks; on a socket, the answer of <see cref="GraphQLOptions.OnConnectionInit"/>.</summary>
    public abstract ClaimsPrincipal User { get; }

    /// <summary>The HTTP request, on a socket the one that opened it; null outside of ASP.NET Core.</summary>
    public abstract HttpContext? HttpContext { get; }

    /// <summary>Services of this operation's scope.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>Anything that resolvers of one operation share.</summary>
    public abstract IDictionary<object, object?> Items { get; }

    /// <summary>Name of the field in the schema.</summary>
    public abstract string FieldName { get; }

    /// <summary>Response names and list indices (int) from the root to this field.</summary>
    public abstract IReadOnlyList<object> Path { get; }

    /// <summary>Ends when the caller goes away, unsubscribes, or the execution time is over.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>Whether a field below this one was selected, for one of the possible types. Dots go deeper: <c>edges.node.title</c>.</summary>
    public abstract bool IsSelected(string fieldPath);

    /// <summary>
    /// The loader of this operation with this name, made on first use. What all resolvers ask of it while the executor
    /// has anything else to do goes into one call of <paramref name="load"/>.
    /// </summary>
    public abstract DataLoader<TKey, TValue> Loader<TKey, TValue>(string name, BatchLoad<TKey, TValue> load)
        where TKey : notnull;
}

/// <summary>Loads many keys at once. A key that is missing from the answer loads as <c>default</c>.</summary>
public delegate Task<IReadOnlyDictionary<TKey, TValue>> BatchLoad<TKey, TValue>(IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
    where TKey : notnull;
