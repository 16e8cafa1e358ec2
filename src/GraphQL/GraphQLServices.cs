using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Sunomi.GraphQL;

/// <summary>The two lines of an application's start: the engine's services and its endpoint.</summary>
public static class GraphQLServices
{
    /// <summary>Adds the engine. Schema and bindings are verified when the host starts, before it listens.</summary>
    public static IServiceCollection AddGraphQL(this IServiceCollection services, Action<GraphQLOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new GraphQLOptions();
        configure(options);
        services.AddSingleton(options);
        return services;
    }

    /// <summary>GraphQL over HTTP (POST, GET) and the WebSocket sub-protocol <c>graphql-transport-ws</c> at one address; needs <c>UseWebSockets</c> before it.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql") =>
        endpoints.Map(pattern, _ => throw new NotSupportedException("The transports of the engine are not there yet."));
}
