using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>One silo of a test cluster.</summary>
public sealed class InProcessSiloHandle
{
    internal InProcessSiloHandle(IHost host, short instanceNumber) => (SiloHost, InstanceNumber) = (host, instanceNumber);

    public IHost SiloHost { get; }

    public short InstanceNumber { get; }

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public string Name => Silo.Name;

    public SiloAddress SiloAddress => Silo.SiloAddress;

    public bool IsActive { get; private set; } = true;

    internal Silo Silo { get; private init; } = null!;

    internal static async Task<InProcessSiloHandle> Start(IHost host, short instanceNumber)
    {
        var handle = new InProcessSiloHandle(host, instanceNumber) { Silo = host.Services.GetRequiredService<Silo>() };
        await host.StartAsync();
        return handle;
    }

    /// <summary>Graceful: every grain says goodbye. Else as if the process had been killed.</summary>
    public async Task StopSiloAsync(bool stopGracefully)
    {
        if (!IsActive)
        {
            return;
        }

        IsActive = false;
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
