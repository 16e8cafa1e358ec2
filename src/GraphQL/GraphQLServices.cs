using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => GraphQLEngine.Create(options, provider));
        services.AddMetrics();
        services.AddSingleton<GraphQLTelemetry>().AddSingleton<Attendance>().AddSingleton<OperationRunner>();
        services.AddSingleton<HttpTransport>().AddSingleton<EventStreamTransport>().AddSingleton<SocketTransport>();
        services.AddSingleton(provider => new GraphQLSubscriptions(provider.GetRequiredService<OperationRunner>(), provider.GetRequiredService<Attendance>()));
        services.AddHostedService<StartUpVerification>();
        return services;
    }

    /// <summary>
    /// GraphQL over HTTP (POST, GET, event streams) and the WebSocket sub-protocol <c>graphql-transport-ws</c> at one address; needs
    /// <c>UseWebSockets</c> before it. With <c>?sdl</c> the schema is downloaded.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var http = new Lazy<HttpTransport>(endpoints.ServiceProvider.GetRequiredService<HttpTransport>);
        var sockets = new Lazy<SocketTransport>(endpoints.ServiceProvider.GetRequiredService<SocketTransport>);
        return endpoints.Map(pattern, context => context.WebSockets.IsWebSocketRequest ? sockets.Value.HandleAsync(context) : http.Value.HandleAsync(context));
    }
}
