namespace Sunomi.Tests.Life;

internal interface IFailingGrain : IGrainWithStringKey
{
    Task<int> Attempts();
}

/// <summary>Its first activation fails.</summary>
internal sealed class FailingGrain : Grain, IFailingGrain
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Tries = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        Tries.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, tries) => tries + 1) == 1
            ? throw new InvalidOperationException("not yet")
            : Task.CompletedTask;

    public Task<int> Attempts() => Task.FromResult(Tries[this.GetPrimaryKeyString()]);
}
