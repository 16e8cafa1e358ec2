using Microsoft.Extensions.Logging;
using Sunomi.Outcomes;
using Sunomi.Placement;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Operations;

/// <summary>Gathers from all silos at once. One answer serves all who ask within a second: many open pages cost what one does.</summary>
[RunsOn(SiloRole.Grains)]
internal sealed partial class OperationsGrain(TimeProvider clock, ILogger<OperationsGrain> logger) : Grain, IOperationsGrain
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private ClusterReport? last;
    private long lastAt;

    public async Task<Outcome<ClusterReport>> Report(UserId by, CancellationToken cancellationToken)
    {
        if (!await GrainFactory.User(by).IsAdmin(cancellationToken))
        {
            return new Problem(ErrorCode.Forbidden, "Only admins see how the platform runs.");
        }

        if (last is null || clock.GetElapsedTime(lastAt) > Fresh)
        {
            last = await Gather(cancellationToken);
            lastAt = clock.GetTimestamp();
        }

        return last;
    }

    private async Task<ClusterReport> Gather(CancellationToken cancellationToken)
    {
        var management = GrainFactory.GetGrain<IManagementGrain>(0);
        var hosts = await management.GetHosts(onlyActive: true, cancellationToken);
        var reports = await Task.WhenAll(hosts.Keys.Select(silo => Ask(silo.ToString(), cancellationToken)));
        var activations = await management.GetSimpleGrainStatistics(cancellationToken);
        return new ClusterReport(
            [.. reports.OfType<SiloReport>().OrderBy(report => report.StartedAt)],
            [.. hosts.Keys.Zip(reports).Where(pair => pair.Second is null).Select(pair => pair.First.ToString())],
            [
                .. activations.Where(each => each.ActivationCount > 0)
                    .Select(each => new GrainActivations(TypeOf(each.GrainType), each.SiloAddress.ToString(), each.ActivationCount)),
            ]);
    }

    private async Task<SiloReport?> Ask(string silo, CancellationToken cancellationToken)
    {
        try
        {
            return await GrainFactory.SiloReport(silo).Report(cancellationToken).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogSilent(failure, silo);
            return null;
        }
    }

    /// <summary>From the name of a class, with or without its namespace and assembly, to the type in the ids of its grains.</summary>
    private static string TypeOf(string className)
    {
        const string Suffix = "Grain";
        var name = className.Split(',')[0].Split('.')[^1];
        return (name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name).ToLowerInvariant();
    }

    [LoggerMessage(LogLevel.Warning, "Silo {Silo} did not report")]
    private partial void LogSilent(Exception failure, string silo);
}
