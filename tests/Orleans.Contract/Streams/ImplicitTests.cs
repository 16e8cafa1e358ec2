using Orleans.Streams;

namespace Sunomi.Tests.Streams;

[Collection(ContractCluster.Name)]
public sealed class ImplicitTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();

    [Fact]
    public async Task An_event_wakes_the_grain_of_the_streams_key()
    {
        var grain = cluster.Client.GetGrain<IImplicitGrain>(key, typeof(EagerGrain).FullName);

        await Publish("implicit", 1);
        (await Logs.Next(key)).ShouldBe("EagerGrain 1");
        await grain.Deactivate();
        await Publish("implicit", 2);

        (await Logs.Next(key)).ShouldBe("EagerGrain 2");
        (await grain.Handles()).ShouldBe(1);
    }

    [Fact]
    public async Task A_grain_may_attach_its_observer_when_an_event_is_there()
    {
        await Publish("implicit-later", 1);

        (await Logs.Next(key)).ShouldBe($"subscribed implicit-later {ContractCluster.Streams}");
        (await Logs.Next(key)).ShouldBe("LazyGrain 1");
        await Publish("implicit-later", 2);
        (await Logs.Next(key)).ShouldBe("LazyGrain 2");
    }

    [Fact]
    public async Task Others_may_listen_too()
    {
        var other = Gates.NewName();
        await Stream("implicit").SubscribeAsync((happened, _) =>
        {
            Logs.Add(other, $"{happened.Number}");
            return Task.CompletedTask;
        });

        await Publish("implicit", 1);

        (await Logs.Next(key)).ShouldBe("EagerGrain 1");
        (await Logs.Next(other)).ShouldBe("1");
    }

    private Task Publish(string name, int number) => Stream(name).OnNextAsync(new Happened { Number = number });

    private IAsyncStream<Happened> Stream(string name) =>
        cluster.Client.GetStreamProvider(ContractCluster.Streams).GetStream<Happened>(StreamId.Create(name, key));
}
