using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sunomi.GraphQL;

/// <summary>
/// The schema and what its types, fields and scalars are in C#. Everything is checked when the host starts:
/// whatever is missing or does not fit stops the start with one message that lists all of it.
/// </summary>
public sealed class GraphQLOptions
{
    internal List<ResolverRegistration> Resolvers { get; } = [];

    internal List<TypeRegistration> Types { get; } = [];

    internal List<ScalarRegistration> Scalars { get; } = [];

    /// <summary>The schema in the schema definition language, extensions included.</summary>
    public string Schema { get; set; } = string.Empty;

    public GraphQLLimits Limits { get; } = new();

    public PersistedOperations PersistedOperations { get; } = new();

    /// <summary>Whether <c>__schema</c> and <c>__type</c> are answered. Default true.</summary>
    public bool Introspection { get; set; } = true;

    /// <summary>A resolver that takes longer gets an activity of its own in the trace of its operation. Default 100 ms.</summary>
    public TimeSpan SlowResolver { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows the page that a browser gets which opens the address; null for none.</summary>
    public RequestDelegate? Explorer { get; set; }

    /// <summary>
    /// Who is behind a socket, told from the payload of <c>connection_init</c> (null when there is none).
    /// Null as the answer refuses the socket with close code 4403; without this hook the user of the HTTP request is taken.
    /// </summary>
    public Func<JsonElement?, HttpContext, CancellationToken, ValueTask<ClaimsPrincipal?>>? OnConnectionInit { get; set; }

    /// <summary>
    /// Public methods of <typeparamref name="T"/> resolve the fields of the same name of <paramref name="type"/>.
    /// <typeparamref name="T"/> is made once from the container. Several classes may serve one type, and a class several types.
    /// </summary>
    /// <param name="type">The object type; when null, the name of the class without "Resolvers".</param>
    public GraphQLOptions AddResolvers<T>(string? type = null)
        where T : class
    {
        const string Suffix = "Resolvers";
        var name = typeof(T).Name;
        Resolvers.Add(new(type ?? (name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name), typeof(T)));
        return this;
    }

    /// <summary>
    /// Values of <typeparamref name="T"/> are objects of <paramref name="type"/>. Needed where the type of a value decides (interfaces and unions);
    /// elsewhere it follows from what resolvers return. A GraphQL type may have several CLR types.
    /// </summary>
    public GraphQLOptions Bind<T>(string type)
    {
        Types.Add(new(type, typeof(T)));
        return this;
    }

    /// <summary>Reads and writes <typeparamref name="T"/> where the schema says <paramref name="scalar"/>, as a string on the wire.</summary>
    /// <param name="scalar">A scalar of the schema, built-in ones such as ID included.</param>
    /// <param name="parse">Throws <see cref="FormatException"/>, <see cref="OverflowException"/> or <see cref="GraphQLException"/> with a message for the caller.</param>
    /// <param name="serialize">The opposite of <paramref name="parse"/>.</param>
    public GraphQLOptions Scalar<T>(string scalar, Func<string, T> parse, Func<T, string> serialize)
    {
        Scalars.Add(new ScalarRegistration<T>(scalar, parse, serialize));
        return this;
    }
}
