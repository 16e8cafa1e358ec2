namespace Sunomi.Tests;

/// <summary>A cluster without transcode workers: tests play their part.</summary>
public sealed class WorkerlessFixture : ClusterFixture
{
    public WorkerlessFixture()
    {
        Settings["Transcode:Slots"] = "0";
        Settings["Transcode:QuickSlots"] = "0";
    }
}
