namespace Sunomi.Operations;

/// <summary>What one silo tells of itself; key: its address. Lives on that silo only.</summary>
public interface ISiloReportGrain : IGrainWithStringKey
{
    Task<SiloReport> Report(CancellationToken cancellationToken);
}
