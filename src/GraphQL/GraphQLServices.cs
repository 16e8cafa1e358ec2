using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Transports;

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
        services.AddSingleton(provider => GraphQLEngine.Create(options, provider));
        services.AddSingleton(provider => new HttpTransport(provider.GetRequiredService<GraphQLEngine>(), options.Limits));
        services.AddSingleton<SocketOperations>();
        services.AddSingleton<SocketTransport>();
        services.AddHostedService<StartUpVerification>();
        return services;
    }

    /// <summary>GraphQL over HTTP (POST, GET) and the WebSocket sub-protocol <c>graphql-transport-ws</c> at one address; needs <c>UseWebSockets</c> before it.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.Map(pattern, context => context.WebSockets.IsWebSocketRequest
            ? context.RequestServices.GetRequiredService<SocketTransport>().HandleAsync(context)
            : context.RequestServices.GetRequiredService<HttpTransport>().HandleAsync(context));
    }
}
