using Orleans.Streams;
using Orleans.Streams.Core;

namespace Sunomi.Tests.Streams;

/// <summary>Grains that get the streams of their key without having subscribed.</summary>
internal interface IImplicitGrain : IGrainWithStringKey
{
    Task Deactivate();

    /// <summary>How many handles it has on its stream.</summary>
    Task<int> Handles();
}

internal abstract class ImplicitGrain : Grain, IImplicitGrain
{
    protected IAsyncStream<Happened> Stream =>
        this.GetStreamProvider(ContractCluster.Streams).GetStream<Happened>(StreamId.Create(Namespace, this.GetPrimaryKeyString()));

    protected abstract string Namespace { get; }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<int> Handles() => (await Stream.GetAllSubscriptionHandles()).Count;

    protected Task OnNext(Happened happened, StreamSequenceToken? token)
    {
        Logs.Add(this.GetPrimaryKeyString(), $"{GetType().Name} {happened.Number}");
        return Task.CompletedTask;
    }
}

/// <summary>Attaches its observer when it is activated.</summary>
[ImplicitStreamSubscription("implicit")]
internal sealed class EagerGrain : ImplicitGrain
{
    protected override string Namespace => "implicit";

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await Stream.SubscribeAsync(OnNext);
}

/// <summary>Attaches its observer when the first event is there.</summary>
[ImplicitStreamSubscription("implicit-later")]
internal sealed class LazyGrain : ImplicitGrain, IStreamSubscriptionObserver
{
    protected override string Namespace => "implicit-later";

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        Logs.Add(this.GetPrimaryKeyString(), $"subscribed {handleFactory.StreamId.GetNamespace()} {handleFactory.ProviderName}");
        await handleFactory.Create<Happened>().ResumeAsync(OnNext);
    }
}
