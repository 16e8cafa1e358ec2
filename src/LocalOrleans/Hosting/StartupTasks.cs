using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Work at the silo's start, when grains can be called already. A failure stops the start.</summary>
public static class SiloBuilderStartupExtensions
{
    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, Func<IServiceProvider, CancellationToken, Task> startupTask)
    {
        builder.Services.AddSingleton(new StartupTask(startupTask));
        return builder;
    }
}

internal sealed record StartupTask(Func<IServiceProvider, CancellationToken, Task> Run);
