namespace Sunomi.Operations;

/// <param name="Silent">addresses of silos that are listed and did not answer: they start, stop, or have died</param>
[GenerateSerializer, Immutable, Alias("Sunomi.ClusterReport")]
public sealed record ClusterReport(
    [property: Id(0)] SiloReport[] Silos,
    [property: Id(1)] string[] Silent,
    [property: Id(2)] GrainActivations[] Activations);

/// <param name="MemoryBytes">of its process, in memory now</param>
/// <param name="CpuTime">that its process has used since it started</param>
/// <param name="Slots">transcode jobs that it may run at a time</param>
[GenerateSerializer, Immutable, Alias("Sunomi.SiloReport")]
public sealed record SiloReport(
    [property: Id(0)] string Address,
    [property: Id(1)] string Name,
    [property: Id(2)] string[] Roles,
    [property: Id(3)] DateTimeOffset StartedAt,
    [property: Id(4)] long MemoryBytes,
    [property: Id(5)] TimeSpan CpuTime,
    [property: Id(6)] int Slots,
    [property: Id(7)] int BusySlots,
    [property: Id(8)] GrainCalls[] Calls);

/// <summary>Calls of one type of grain on one silo, since the silo started.</summary>
/// <param name="Grain">its type, as in a grain's id</param>
/// <param name="Failed">how many threw</param>
/// <param name="TotalTime">of all, from their first to their last turn</param>
/// <param name="SlowTime">19 of 20 of the last calls were faster</param>
[GenerateSerializer, Immutable, Alias("Sunomi.GrainCalls")]
public sealed record GrainCalls(
    [property: Id(0)] string Grain,
    [property: Id(1)] long Count,
    [property: Id(2)] long Failed,
    [property: Id(3)] TimeSpan TotalTime,
    [property: Id(4)] TimeSpan SlowTime);

/// <summary>How many grains of one type are in memory on one silo.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.GrainActivations")]
public sealed record GrainActivations([property: Id(0)] string Grain, [property: Id(1)] string Silo, [property: Id(2)] int Count);
