using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Placement;
using Orleans.Reminders;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>One host of grains. Differs from the packages: several live in one process and see each other through <see cref="Cluster"/>.</summary>
internal sealed partial class Silo : ILocalSiloDetails, IGrainContextAccessor
{
    private static int generations;
    private IIncomingGrainCallFilter[]? incomingFilters;
    private ITimer? collector;

    public Silo(IServiceProvider services, Cluster cluster, ILogger<Silo> logger)
    {
        (Services, Cluster, Logger) = (services, cluster, logger);
        Clock = services.GetRequiredService<TimeProvider>();
        Collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        Caller = new Caller(cluster, services, services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout) { Silo = this };
        PlacementFilters = new PlacementFilters(services);
        GrainFactory = new ReferenceRuntime(Caller, cluster.Types, services);
        var address = Interlocked.Increment(ref generations);
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11111), address);
        Name = services.GetRequiredService<IOptions<SiloOptions>>().Value.SiloName ?? $"Silo_{address}";
        ClusterId = services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId;
    }

    public string Name { get; }

    public string ClusterId { get; }

    public SiloAddress SiloAddress { get; }

    public IServiceProvider Services { get; }

    public Cluster Cluster { get; }

    public ILogger Logger { get; }

    public TimeProvider Clock { get; }

    public GrainCollectionOptions Collection { get; }

    public Caller Caller { get; }

    public ReferenceRuntime GrainFactory { get; }

    public PlacementFilters PlacementFilters { get; }

    /// <summary>Found when the first call comes: they may need grains themselves.</summary>
    public IIncomingGrainCallFilter[] IncomingFilters => incomingFilters ??= [.. Services.GetServices<IIncomingGrainCallFilter>()];

    /// <summary>UTC.</summary>
    public DateTime StartTime { get; private set; }

    /// <summary>Null without a reminder service.</summary>
    public ReminderService? Reminders => Services.GetService<ReminderService>();

    IGrainContext IGrainContextAccessor.GrainContext => RuntimeContext.Current!;

    public IGrainStorage StorageFor(string? name, Type grainClass) =>
        (name is null ? Services.GetKeyedService<IGrainStorage>(GrainStorageNames.Default) : Services.GetKeyedService<IGrainStorage>(name))
        ?? throw new OrleansConfigurationException(name is null
            ? $"No default storage provider found loading grain type {grainClass}."
            : $"No storage provider named \"{name}\" found loading grain type {grainClass}.");

    public void Start()
    {
        StartTime = Clock.GetUtcNow().UtcDateTime;
        Cluster.Join(this);
        collector = Clock.CreateTimer(static silo => ((Silo)silo!).CollectIdle(null), this, Collection.CollectionQuantum, Collection.CollectionQuantum);
    }

    /// <summary>Deactivates everything; calls that wait go to other silos, if there are any.</summary>
    public async Task Stop()
    {
        collector?.Dispose();
        Cluster.Leave(this);
        var activations = Cluster.ActivationsOn(this).ToList();
        foreach (var activation in activations)
        {
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "This process is terminating."));
        }

        await Task.WhenAll(activations.Select(activation => activation.Deactivated));
        Caller.Dispose();
    }

    /// <summary>Ends without goodbye, as when the process is killed.</summary>
    public void Kill()
    {
        collector?.Dispose();
        Cluster.Leave(this);
        foreach (var activation in Cluster.ActivationsOn(this))
        {
            activation.Kill();
        }

        Caller.Dispose();
    }

    /// <param name="age">how long an activation must have been idle; what it or its silo says without one</param>
    public void CollectIdle(TimeSpan? age)
    {
        foreach (var activation in Cluster.ActivationsOn(this))
        {
            activation.CollectIfIdle(age ?? activation.Class.CollectionAge ?? Collection.CollectionAge);
        }
    }

    public void LogOneWayFailure(Exception exception, Message message) => LogOneWayFailed(Logger, exception, message.ToString()!);

    public void LogHurriedStop(Exception exception) => LogStoppedHurriedly(Logger, exception, Name);


    [LoggerMessage(LogLevel.Debug, "What ran beside the grains of {SiloName} did not stop in no time")]
    private static partial void LogStoppedHurriedly(ILogger logger, Exception exception, string siloName);

    [LoggerMessage(LogLevel.Warning, "One-way call {Request} failed")]
    private static partial void LogOneWayFailed(ILogger logger, Exception exception, string request);
}
