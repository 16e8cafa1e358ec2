namespace Orleans.Statistics;

/// <summary>Processor and memory. Differs from the packages: nothing is smoothed; the processor's share is that since the process began.</summary>
[GenerateSerializer, Immutable]
[Alias("Orleans.Statistics.EnvironmentStatistics")]
public readonly struct EnvironmentStatistics
{
    /// <summary>0 to 100, of all cores.</summary>
    [Id(0)]
    public readonly float FilteredCpuUsagePercentage;

    [Id(1)]
    public readonly long FilteredMemoryUsageBytes;

    [Id(2)]
    public readonly long FilteredAvailableMemoryBytes;

    [Id(3)]
    public readonly long MaximumAvailableMemoryBytes;

    private EnvironmentStatistics(float processor, long used, long most) =>
        (FilteredCpuUsagePercentage, FilteredMemoryUsageBytes, FilteredAvailableMemoryBytes, MaximumAvailableMemoryBytes) =
            (processor, used, Math.Max(0, most - used), most);

    internal static EnvironmentStatistics OfProcess()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var lived = (TimeProvider.System.GetLocalNow() - process.StartTime) * Environment.ProcessorCount;
        return new EnvironmentStatistics(
            (float)Math.Clamp(100 * (process.TotalProcessorTime / lived), 0, 100), process.WorkingSet64, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }
}
