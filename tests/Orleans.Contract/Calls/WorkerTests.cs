namespace Sunomi.Tests.Calls;

[Collection(ContractCluster.Name)]
public sealed class WorkerTests(ContractCluster cluster)
{
    [Fact]
    public async Task A_stateless_worker_has_as_many_activations_as_it_says()
    {
        var key = Gates.NewName();
        var worker = cluster.Client.GetGrain<IWorkerGrain>(key);

        var calls = Enumerable.Range(0, 4).Select(_ => worker.Hold(key)).ToList();
        (await Logs.Next(key)).ShouldBe("1 at once");
        (await Logs.Next(key)).ShouldBe("2 at once");
        Gates.Open(key);
        await Task.WhenAll(calls).WaitAsync(Gates.Patience);

        Logs.Rest(key).ShouldAllBe(entry => entry == "1 at once" || entry == "2 at once");
    }
}
