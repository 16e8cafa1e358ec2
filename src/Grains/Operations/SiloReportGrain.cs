using System.Diagnostics;
using Microsoft.Extensions.Options;
using Sunomi.Placement;
using Sunomi.Transcoding;

namespace Sunomi.Operations;

[OnItsSilo]
internal sealed class SiloReportGrain(
    ILocalSiloDetails silo, CallMeter calls, TranscodeRunner runner, IOptions<SiloRoles> roles, TimeProvider clock) : Grain, ISiloReportGrain
{
    public Task<SiloReport> Report(CancellationToken cancellationToken)
    {
        using var process = Process.GetCurrentProcess();
        return Task.FromResult(new SiloReport(
            silo.SiloAddress.ToString(),
            silo.Name,
            [.. Enum.GetValues<SiloRole>().Where(roles.Value.Has).Select(role => role.ToString().ToLowerInvariant())],
            process.StartTime.ToUniversalTime() is var started && started < clock.GetUtcNow() ? started : clock.GetUtcNow(),
            process.WorkingSet64,
            process.TotalProcessorTime,
            runner.SlotCount,
            runner.BusyCount,
            calls.Read()));
    }
}
