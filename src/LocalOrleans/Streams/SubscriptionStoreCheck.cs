using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Streams;

/// <summary>Without this check a configuration would work here that the packages refuse.</summary>
internal sealed class SubscriptionStoreCheck(IServiceProvider services, string provider) : ISiloStartup
{
    public Task Start(CancellationToken cancellationToken) =>
        services.GetKeyedService<IGrainStorage>(GrainStorageNames.Subscriptions) is null && services.GetKeyedService<IGrainStorage>(GrainStorageNames.Default) is null
            ? throw new OrleansConfigurationException(
                $"Stream provider {provider} needs a grain storage provider named \"{GrainStorageNames.Subscriptions}\".")
            : Task.CompletedTask;
}
