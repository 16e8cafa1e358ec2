using System.Globalization;
using Orleans.Streams;

namespace Sunomi.Tests.Streams;

[Collection(ContractCluster.Name)]
public sealed class StreamTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();

    private IListenerGrain Grain => cluster.Client.GetGrain<IListenerGrain>(key);

    private IAsyncStream<Happened> Stream =>
        cluster.Client.GetStreamProvider(ContractCluster.Streams).GetStream<Happened>(StreamId.Create("contract", key));

    [Fact]
    public async Task A_subscriber_gets_every_event_in_order()
    {
        await Stream.SubscribeAsync(Write);

        for (var i = 0; i < 100; i++)
        {
            await Stream.OnNextAsync(new Happened { Number = i });
        }

        for (var i = 0; i < 100; i++)
        {
            (await Logs.Next(key)).ShouldBe($"{i}");
        }
    }

    [Fact]
    public async Task Each_subscriber_gets_a_copy_of_its_own()
    {
        var sent = new Happened { Number = 1 };
        for (var i = 0; i < 3; i++)
        {
            await Stream.SubscribeAsync((happened, _) =>
            {
                happened.Seen.Add("seen");
                Logs.Add(key, $"{happened.Seen.Count}");
                return Task.CompletedTask;
            });
        }

        await Stream.OnNextAsync(sent);

        for (var i = 0; i < 3; i++)
        {
            (await Logs.Next(key)).ShouldBe("1");
        }

        sent.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_unsubscribed_gets_nothing_more()
    {
        var handle = await Stream.SubscribeAsync(Write);
        await Stream.OnNextAsync(new Happened { Number = 1 });
        (await Logs.Next(key)).ShouldBe("1");
        var second = Gates.NewName();
        await Stream.SubscribeAsync((happened, _) =>
        {
            Logs.Add(second, $"{happened.Number}");
            return Task.CompletedTask;
        });

        await handle.UnsubscribeAsync();
        await Stream.OnNextAsync(new Happened { Number = 2 });

        (await Logs.Next(second)).ShouldBe("2");
        Logs.Any(key).ShouldBeFalse();
        (await Stream.GetAllSubscriptionHandles()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_grain_gets_its_events_as_turns()
    {
        await Grain.Subscribe();

        await Stream.OnNextAsync(new Happened { Number = 1 });

        (await Logs.Next(key)).ShouldBe("1 True");
    }

    [Fact]
    public async Task A_grain_publishes()
    {
        await Stream.SubscribeAsync(Write);

        await Grain.Publish(5);

        (await Logs.Next(key)).ShouldBe("5");
    }

    [Fact]
    public async Task An_event_comes_again_while_its_handler_throws_and_the_next_one_waits()
    {
        await Grain.Subscribe();
        await Grain.FailNext(1);

        await Stream.OnNextAsync(new Happened { Number = 1 });
        await Stream.OnNextAsync(new Happened { Number = 2 });

        (await Logs.Next(key)).ShouldBe("failed 1");
        (await Logs.Next(key)).ShouldBe("1 True");
        (await Logs.Next(key)).ShouldBe("2 True");
    }

    [Fact]
    public async Task A_failing_subscriber_holds_up_nobody_else()
    {
        await Grain.Subscribe();
        await Grain.FailNext(1);
        var other = Gates.NewName();
        await Stream.SubscribeAsync((happened, _) =>
        {
            Logs.Add(other, $"{happened.Number}");
            return Task.CompletedTask;
        });

        await Stream.OnNextAsync(new Happened { Number = 1 });
        await Stream.OnNextAsync(new Happened { Number = 2 });

        (await Logs.Next(other)).ShouldBe("1");
        (await Logs.Next(other)).ShouldBe("2");
        (await Logs.Next(key)).ShouldBe("failed 1");
        (await Logs.Next(key)).ShouldBe("1 True");
        (await Logs.Next(key)).ShouldBe("2 True");
    }

    [Fact]
    public async Task Events_of_several_producers_keep_the_order_of_each_and_all_see_the_same_order()
    {
        var other = Gates.NewName();
        await Stream.SubscribeAsync(Write);
        await Stream.SubscribeAsync((happened, _) =>
        {
            Logs.Add(other, $"{happened.Number}");
            return Task.CompletedTask;
        });

        await Task.WhenAll(Produce(0), Produce(100));

        List<int> seen = [], alike = [];
        for (var i = 0; i < 40; i++)
        {
            seen.Add(int.Parse(await Logs.Next(key), CultureInfo.InvariantCulture));
            alike.Add(int.Parse(await Logs.Next(other), CultureInfo.InvariantCulture));
        }

        alike.ShouldBe(seen);
        seen.Where(number => number < 100).ShouldBe(Enumerable.Range(0, 20));
        seen.Where(number => number >= 100).ShouldBe(Enumerable.Range(100, 20));

        async Task Produce(int first)
        {
            for (var i = 0; i < 20; i++)
            {
                await Stream.OnNextAsync(new Happened { Number = first + i });
            }
        }
    }

    [Fact]
    public async Task A_subscription_outlives_the_activation_but_must_be_resumed()
    {
        await Grain.Subscribe();
        await Stream.OnNextAsync(new Happened { Number = 1 });
        (await Logs.Next(key)).ShouldBe("1 True");
        var witness = Gates.NewName();
        await Stream.SubscribeAsync((happened, _) =>
        {
            Logs.Add(witness, $"{happened.Number}");
            return Task.CompletedTask;
        });

        await Grain.Deactivate();
        await Stream.OnNextAsync(new Happened { Number = 2 });
        (await Logs.Next(witness)).ShouldBe("2");
        await Grain.Resume();
        await Stream.OnNextAsync(new Happened { Number = 3 });

        (await Logs.Next(key)).ShouldBe("3 True");
        (await Grain.Unsubscribe()).ShouldBe(1);
        (await Grain.Unsubscribe()).ShouldBe(0);
    }

    private Task Write(Happened happened, StreamSequenceToken? token)
    {
        Logs.Add(key, $"{happened.Number}");
        return Task.CompletedTask;
    }
}
