using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo that is a host in the test's process.</summary>
public sealed class InProcessSiloHandle : SiloHandle
{
    private bool isActive = true;

    internal InProcessSiloHandle(IHost host, short instanceNumber) => (SiloHost, InstanceNumber) = (host, instanceNumber);

    public IHost SiloHost { get; }

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public override string Name => Silo.Name;

    public override SiloAddress SiloAddress => Silo.SiloAddress;

    public override bool IsActive => isActive;

    internal Silo Silo { get; private init; } = null!;

    internal static async Task<InProcessSiloHandle> Start(IHost host, short instanceNumber)
    {
        var handle = new InProcessSiloHandle(host, instanceNumber) { Silo = host.Services.GetRequiredService<Silo>() };
        await host.StartAsync();
        return handle;
    }

    public override async Task StopSiloAsync(bool stopGracefully)
    {
        if (!isActive)
        {
            return;
        }

        isActive = false;
        if (stopGracefully)
        {
            await SiloHost.StopAsync();
        }
        else
        {
            Silo.Kill();
            await StopHurriedly();
        }

        await ((IAsyncDisposable)SiloHost).DisposeAsync();
    }

    // In the test's process what runs beside the grains cannot be killed: it is told to stop with no time left, as the packages do.
    private async Task StopHurriedly()
    {
        try
        {
            await SiloHost.StopAsync(new CancellationToken(canceled: true));
        }
        catch (Exception exception) when (exception is OperationCanceledException or AggregateException or OrleansException)
        {
            Silo.LogHurriedStop(exception);
        }
    }
}
