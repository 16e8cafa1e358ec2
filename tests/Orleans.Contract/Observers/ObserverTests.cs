using Sunomi.Tests.Calls;

namespace Sunomi.Tests.Observers;

[Collection(ContractCluster.Name)]
public sealed class ObserverTests : IDisposable
{
    private readonly ContractCluster cluster;
    private readonly string key = Gates.NewName();
    private readonly Observer observer;
    private readonly INoteObserver reference;

    public ObserverTests(ContractCluster cluster)
    {
        this.cluster = cluster;
        observer = new Observer(key);
        reference = cluster.Client.CreateObjectReference<INoteObserver>(observer);
    }

    private INotedGrain Grain => cluster.Client.GetGrain<INotedGrain>(key);

    // The cluster holds an observer weakly: this keeps it until the test has ended.
    public void Dispose() => GC.KeepAlive(observer);

    [Fact]
    public async Task A_grain_calls_an_object_of_a_client()
    {
        await Grain.Tell(reference, "hello");

        (await Logs.Next(key)).ShouldBe("hello");
    }

    [Fact]
    public async Task It_gets_answers_and_exceptions()
    {
        Gates.Open(key);

        (await Grain.AskThrough(reference, key)).ShouldBe($"{key}!");
        (await Should.ThrowAsync<OurException>(() => Grain.AskThrough(reference, "impossible"))).Number.ShouldBe(1);
    }

    [Fact]
    public async Task It_does_not_learn_of_a_failure_one_way()
    {
        await Grain.TellOneWay(reference, "one way");

        (await Logs.Next(key)).ShouldBe("one way");
    }

    [Fact]
    public async Task Calls_of_one_observer_come_one_after_another()
    {
        var first = Grain.AskThrough(reference, key);
        await Gates.Reached(key);
        var second = cluster.Client.GetGrain<INotedGrain>(key + "2").Tell(reference, "second");
        await second;

        Logs.Rest(key).ShouldBe([$"asked {key}"]);
        Gates.Open(key);
        await first;

        (await Logs.Next(key)).ShouldBe($"answered {key}");
        (await Logs.Next(key)).ShouldBe("second");
    }

    [Fact]
    public async Task A_deleted_reference_reaches_nobody()
    {
        var witness = new Observer(key + " witness");
        var other = cluster.Client.CreateObjectReference<INoteObserver>(witness);

        cluster.Client.DeleteObjectReference<INoteObserver>(reference);
        await Grain.Tell(reference, "unheard");
        await Grain.Tell(other, "heard");

        (await Logs.Next(key + " witness")).ShouldBe("heard");
        Logs.Any(key).ShouldBeFalse();
        GC.KeepAlive(witness);
    }

    [Fact]
    public async Task A_grain_cannot_be_an_observers_home() => (await Grain.TryToObserve()).ShouldBe(nameof(InvalidOperationException));

    [Fact]
    public async Task An_object_in_place_of_its_reference_is_refused() =>
        await Should.ThrowAsync<NotSupportedException>(async () => await Grain.Tell(observer, "hello"));
}
