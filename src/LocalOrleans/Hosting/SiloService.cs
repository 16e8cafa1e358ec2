using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Reminders;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Hosting;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloService(Silo silo, IServiceProvider services) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        WireCheck.Require(silo.Cluster.Types);
        foreach (var startup in services.GetServices<ISiloStartup>())
        {
            await startup.Start(cancellationToken);
        }

        silo.Start();
        if (services.GetService<ReminderService>() is { } reminders)
        {
            await reminders.Start();
        }

        foreach (var task in services.GetServices<StartupTask>())
        {
            await task.Run(services, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => silo.Stop().WaitAsync(cancellationToken);
}
