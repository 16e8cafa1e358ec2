using System.Net;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>Sees all silos of the process at once.</summary>
[StatelessWorker]
internal sealed class ManagementGrain(Silo local) : Grain, IManagementGrain
{
    private Cluster Cluster => local.Cluster;

    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive) =>
        Task.FromResult(Cluster.Silos.ToDictionary(silo => silo.SiloAddress, _ => SiloStatus.Active));

    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive, CancellationToken cancellationToken) => GetHosts(onlyActive);

    public Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive)
    {
        var now = local.Clock.GetUtcNow().UtcDateTime;
        return Task.FromResult(Cluster.Silos.Select(silo => new MembershipEntry
        {
            SiloAddress = silo.SiloAddress,
            Status = SiloStatus.Active,
            HostName = Dns.GetHostName(),
            SiloName = silo.Name,
            StartTime = silo.StartTime,
            IAmAliveTime = now,
        }).ToArray());
    }

    public Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit)
    {
        foreach (var silo in Among(hostsIds))
        {
            silo.CollectIdle(ageLimit);
        }

        return Task.CompletedTask;
    }

    public Task ForceActivationCollection(TimeSpan ageLimit) => ForceActivationCollection([], ageLimit);

    public Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds)
    {
        var now = local.Clock.GetUtcNow().UtcDateTime;
        return Task.FromResult(Among(hostsIds).Select(silo =>
        {
            var activations = Cluster.ActivationsOn(silo).ToList();
            return new SiloRuntimeStatistics(activations.Count, activations.Count(activation => activation.IsRecentlyUsed), now);
        }).ToArray());
    }

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) => Task.FromResult(
    (
        from silo in Among(hostsIds)
        from activation in Cluster.ActivationsOn(silo)
        group activation by (silo.SiloAddress, Type: Describe(activation.Class)) into found
        select new SimpleGrainStatistic { SiloAddress = found.Key.SiloAddress, GrainType = found.Key.Type, ActivationCount = found.Count() }).ToArray());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => GetSimpleGrainStatistics([]);

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(CancellationToken cancellationToken) => GetSimpleGrainStatistics();

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types, SiloAddress[]? hostsIds) => Task.FromResult(
    (
        from silo in Among(hostsIds)
        from activation in Cluster.ActivationsOn(silo)
        let type = Describe(activation.Class)
        where types is null || types.Contains(type)
        select new DetailedGrainStatistic { SiloAddress = silo.SiloAddress, GrainType = type, GrainId = activation.GrainId }).ToArray());

    public Task<int> GetGrainActivationCount(GrainReference grainReference) =>
        Task.FromResult(Among([]).Count(silo => Cluster.ActivationsOn(silo).Any(activation => activation.GrainId == grainReference.GrainId)));

    public Task<int> GetTotalActivationCount() => Task.FromResult(Among([]).Sum(silo => Cluster.ActivationsOn(silo).Count()));

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference)
    {
        var id = GrainExtensions.ReferenceOf(reference).GrainId;
        var grainClass = Cluster.Types.Class(id.Type) ?? throw new ArgumentException($"Unable to find Grain type '{id.Type}'.");
        return grainClass.MaxLocalWorkers is null
            ? new(Cluster.Find(id)?.Silo.SiloAddress)
            : throw new InvalidOperationException($"Grain '{reference}' is a Stateless Worker. This type of grain can't be looked up by this method");
    }

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type) =>
        new([.. Among([]).SelectMany(Cluster.ActivationsOn).Select(activation => activation.GrainId).Where(id => id.Type == type).Distinct()]);

    private static string Describe(GrainClass grainClass) => $"{grainClass.Type.FullName},{grainClass.Type.Assembly.GetName().Name}";

    private IEnumerable<Silo> Among(SiloAddress[]? addresses) =>
        addresses is { Length: > 0 } ? addresses.Select(Cluster.Find).OfType<Silo>() : Cluster.Silos;
}
