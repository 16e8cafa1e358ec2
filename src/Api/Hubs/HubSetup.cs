namespace Sunomi.Hubs;

internal static class HubSetup
{
    /// <summary>Bytes of a message of a client: a method and the id of a video.</summary>
    private const long LargestMessage = 4 << 10;

    public static IServiceCollection AddSunomiHubs(this IServiceCollection services)
    {
        // SignalR calls each refusal a failure of the server, and strangers could fill the log with them; what really failed, the hub and the engine log
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.Critical));
        services.AddSignalR(options => options.MaximumReceiveMessageSize = LargestMessage);
        return services;
    }

    public static IEndpointConventionBuilder MapSunomiHubs(this IEndpointRouteBuilder endpoints) => endpoints.MapHub<WatchHub>(WatchHub.Path);
}
