namespace Sunomi.Tests.Chaos;

/// <summary>
/// Two silos on a bad day: calls overtake each other, events come late or not at all, activations vanish between two calls. The in-process
/// Orleans makes the day bad, from a seed; a real cluster does not read these settings and is as it is.
/// </summary>
public sealed class ChaosFixture : ClusterFixture
{
    /// <summary>Another seed is another day: for looking further.</summary>
    private static readonly string Seed = Environment.GetEnvironmentVariable("SUNOMI_CHAOS_SEED") ?? "20260801";

    public ChaosFixture()
    {
        Settings["LocalOrleans:Chaos:Seed"] = Seed;
        Settings["Transcode:Slots"] = "1";
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Cluster.StartAdditionalSiloAsync();
    }
}
