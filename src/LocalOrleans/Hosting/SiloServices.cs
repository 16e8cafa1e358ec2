using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Hosting;

internal static class SiloServices
{
    /// <summary>What every silo has. A test cluster registers the cluster that it shares beforehand.</summary>
    public static void AddSilo(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(Silo)))
        {
            return;
        }

        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Cluster>();
        services.TryAddSingleton<IGrainStorageSerializer, JsonGrainStorageSerializer>();
        services.AddSingleton<Silo>();
        services.AddSingleton<ILocalSiloDetails>(provider => provider.GetRequiredService<Silo>());
        services.AddSingleton<IGrainContextAccessor>(provider => provider.GetRequiredService<Silo>());
        services.AddTransient<IGrainContext>(_ => RuntimeContext.Current ?? throw new InvalidOperationException("There is no grain context outside of a turn."));
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>().GrainFactory);
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<Silo>().GrainFactory);
        services.AddHostedService<SiloService>();
    }
}
