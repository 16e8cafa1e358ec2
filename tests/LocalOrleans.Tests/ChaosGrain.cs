using System.Collections.Concurrent;
using Orleans;
using Orleans.Streams;

namespace Sunomi.Tests;

/// <summary>Notes what comes, under its key.</summary>
internal interface IChaosGrain : IGrainWithStringKey
{
    Task Note(int number);

    Task Publish(int number);
}

internal sealed class ChaosGrain : Grain, IChaosGrain
{
    public static ConcurrentDictionary<string, ConcurrentQueue<int>> Noted { get; } = new();

    public static ConcurrentDictionary<string, ConcurrentQueue<DeactivationReasonCode>> Ended { get; } = new();

    private string Name => this.GetPrimaryKeyString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Ended.GetOrAdd(Name, _ => []).Enqueue(reason.ReasonCode);
        return Task.CompletedTask;
    }

    public Task Note(int number)
    {
        Noted.GetOrAdd(Name, _ => []).Enqueue(number);
        return Task.CompletedTask;
    }

    public Task Publish(int number) => this.GetStreamProvider("events").GetStream<int>("numbers", Name).OnNextAsync(number);
}
