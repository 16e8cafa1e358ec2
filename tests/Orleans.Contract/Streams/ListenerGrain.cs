using Orleans.Streams;

namespace Sunomi.Tests.Streams;

[GenerateSerializer]
internal sealed class Happened
{
    [Id(0)]
    public int Number { get; set; }

    [Id(1)]
    public List<string> Seen { get; set; } = [];
}

/// <summary>Listens to the stream of its own key; writes what comes into the log of its key.</summary>
internal interface IListenerGrain : IGrainWithStringKey
{
    Task Subscribe();

    Task Resume();

    Task<int> Unsubscribe();

    Task Deactivate();

    Task FailNext(int times);

    Task Publish(int number);
}

internal sealed class ListenerGrain : Grain, IListenerGrain
{
    private int failures;

    private IAsyncStream<Happened> Stream =>
        this.GetStreamProvider(ContractCluster.Streams).GetStream<Happened>(StreamId.Create("contract", this.GetPrimaryKeyString()));

    public async Task Subscribe() => await Stream.SubscribeAsync(OnNext);

    public async Task Resume()
    {
        foreach (var handle in await Stream.GetAllSubscriptionHandles())
        {
            await handle.ResumeAsync(OnNext);
        }
    }

    public async Task<int> Unsubscribe()
    {
        var handles = await Stream.GetAllSubscriptionHandles();
        foreach (var handle in handles)
        {
            await handle.UnsubscribeAsync();
        }

        return handles.Count;
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task FailNext(int times)
    {
        failures = times;
        return Task.CompletedTask;
    }

    public Task Publish(int number) => Stream.OnNextAsync(new Happened { Number = number });

    private Task OnNext(Happened happened, StreamSequenceToken? token)
    {
        if (failures-- > 0)
        {
            Logs.Add(this.GetPrimaryKeyString(), $"failed {happened.Number}");
            throw new InvalidOperationException("not now");
        }

        Logs.Add(this.GetPrimaryKeyString(), $"{happened.Number} {TaskScheduler.Current != TaskScheduler.Default}");
        return Task.CompletedTask;
    }
}
