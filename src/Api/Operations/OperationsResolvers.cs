using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;
using Sunomi.Transcoding;
using Sunomi.Videos;

namespace Sunomi.Operations;

/// <summary>Below <c>operations</c>, so only for who got there.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "a resolver is called on its instance")]
internal sealed class OperationsResolvers(TranscodeTaskTable tasks, VideoTable videos)
{
    public string OrleansSource(ClusterReport report) =>
        typeof(OperationsResolvers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(each => each.Key == "OrleansSource")?.Value ?? "unknown";

    public IReadOnlyList<SiloView> Silos(ClusterReport report)
    {
        var activations = report.Activations.ToLookup(each => each.Silo, each => each.Count);
        return [.. report.Silos.Select(silo => SiloView.Of(silo, activations[silo.Address].Sum()))];
    }

    public IReadOnlyList<string> SilentSilos(ClusterReport report) => report.Silent;

    /// <summary>Types by how many calls they had; those that are only in memory come last.</summary>
    public IReadOnlyList<GrainStatistics> Grains(ClusterReport report)
    {
        var calls = report.Silos.SelectMany(silo => silo.Calls).ToLookup(each => each.Grain);
        var activations = report.Activations.ToLookup(each => each.Grain, each => each.Count);
        return
        [
            .. calls.Select(each => each.Key).Union(activations.Select(each => each.Key))
                .Select(grain => GrainStatistics.Of(grain, activations[grain].Sum(), calls[grain]))
                .OrderByDescending(grain => grain.Calls).ThenBy(grain => grain.Grain, StringComparer.Ordinal),
        ];
    }

    public async Task<TranscodeQueueView> Queue(ClusterReport report, CancellationToken cancellationToken) =>
        TranscodeQueueView.Of(await tasks.Load(ITranscodeQueueGrain.DefaultPool, cancellationToken));

    public async Task<Connection<VideoSnapshot>> FailedVideos(ClusterReport report, int? first, string? after, CancellationToken cancellationToken) =>
        Pages.Show(await videos.Failed(Pages.Request(first, after), cancellationToken));
}
