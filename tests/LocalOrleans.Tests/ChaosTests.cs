using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Sunomi.Tests;

/// <summary>One silo in chaos, without the checks of its start: the wire types of this project are wrong on purpose.</summary>
public sealed class ChaosTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string key = Guid.NewGuid().ToString("N");
    private readonly ServiceProvider services;
    private readonly Silo silo;
    private readonly Caller caller;
    private readonly ReferenceRuntime client;

    public ChaosTests()
    {
        var collection = new ServiceCollection();
        collection.AddSilo();
        collection.AddLocalStreams("events");
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("LocalOrleans:Chaos:Seed", "7"), new("LocalOrleans:Chaos:HeldCalls", "0.5"), new("LocalOrleans:Chaos:LostEvents", "0.2"),
        ]).Build());
        services = collection.BuildServiceProvider();
        silo = services.GetRequiredService<Silo>();
        silo.Start();
        caller = new Caller(silo.Cluster, services, Patience);
        client = new ReferenceRuntime(caller, silo.Cluster.Types, services);
    }

    private IChaosGrain Grain => client.GetGrain<IChaosGrain>(key);

    public async ValueTask DisposeAsync()
    {
        caller.Dispose();
        await silo.Stop();
        await services.DisposeAsync();
    }

    [Fact]
    public void The_seed_decides()
    {
        Chaos one = new(new ChaosOptions { Seed = 5 }), same = new(new ChaosOptions { Seed = 5 }), other = new(new ChaosOptions { Seed = 6 });

        var decisions = Enumerable.Range(0, 200).Select(_ => (one.LosesEvent(), same.LosesEvent(), other.LosesEvent())).ToList();

        decisions.ShouldAllBe(decision => decision.Item1 == decision.Item2);
        decisions.ShouldContain(decision => decision.Item1 != decision.Item3);
    }

    [Fact]
    public void Without_a_seed_all_is_well() => Chaos.Of(new ServiceCollection().AddLogging().BuildServiceProvider()).ShouldBeNull();

    [Fact]
    public async Task Calls_of_a_client_that_are_not_awaited_all_arrive_and_overtake_each_other()
    {
        var sent = Enumerable.Range(0, 100).ToList();

        await Task.WhenAll(sent.Select(Grain.Note)).WaitAsync(Patience);

        var noted = ChaosGrain.Noted[key].ToList();
        noted.Order().ShouldBe(sent);
        noted.ShouldNotBe(sent);
    }

    [Fact]
    public async Task Calls_that_are_awaited_keep_their_order_and_survive_the_loss_of_activations()
    {
        for (var i = 0; i < 100; i++)
        {
            await Grain.Note(i).WaitAsync(Patience);
        }

        ChaosGrain.Noted[key].ShouldBe(Enumerable.Range(0, 100));
        ChaosGrain.Ended[key].ShouldNotBeEmpty();
        ChaosGrain.Ended[key].ShouldAllBe(reason => reason == DeactivationReasonCode.DirectoryFailure);
        silo.Cluster.Chaos!.Counts.DroppedActivations.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Events_keep_their_order_and_some_are_lost()
    {
        const int Last = -1;
        var got = new List<int>();
        var ended = new TaskCompletionSource();
        await StreamProviders.Get(services, "events").GetStream<int>("numbers", key).SubscribeAsync((number, _) =>
        {
            if (number == Last)
            {
                ended.TrySetResult();
            }
            else
            {
                got.Add(number);
            }

            return Task.CompletedTask;
        });

        for (var i = 0; i < 100; i++)
        {
            await Grain.Publish(i);
        }

        // the last one may be lost too
        while (await Task.WhenAny(ended.Task, Task.Delay(TimeSpan.FromMilliseconds(20))) != ended.Task)
        {
            await Grain.Publish(Last).WaitAsync(Patience);
        }

        got.ShouldBe(got.Order());
        got.Count.ShouldBeInRange(50, 99);
    }
}
