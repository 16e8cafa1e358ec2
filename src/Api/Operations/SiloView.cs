namespace Sunomi.Operations;

/// <summary>What a silo tells of itself, and how much of the cluster is in its memory.</summary>
internal sealed record SiloView(
    string Address, string Name, string[] Roles, DateTimeOffset StartedAt, int Activations, long MemoryBytes, double CpuSeconds, int Slots, int BusySlots)
{
    public static SiloView Of(SiloReport silo, int activations) => new(
        silo.Address, silo.Name, silo.Roles, silo.StartedAt, activations, silo.MemoryBytes, silo.CpuTime.TotalSeconds, silo.Slots, silo.BusySlots);
}
