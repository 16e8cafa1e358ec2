using Orleans.Concurrency;

namespace Sunomi.Tests.Calls;

internal interface IWorkerGrain : IGrainWithStringKey
{
    Task Hold(string gate);
}

[StatelessWorker(2)]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    private static int now;

    public async Task Hold(string gate)
    {
        Logs.Add(this.GetPrimaryKeyString(), $"{Interlocked.Increment(ref now)} at once");
        await Gates.Pass(gate);
        Interlocked.Decrement(ref now);
    }
}
