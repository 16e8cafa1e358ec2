using System.Runtime.CompilerServices;
using Orleans.Concurrency;

namespace Sunomi.Tests.Calls;

/// <summary>Calls of all shapes.</summary>
internal interface ICallGrain : IGrainWithStringKey
{
    Task<string> WhoAmI();

    ValueTask<int> AddAsValueTask(int left, int right);

    ValueTask NothingAsValueTask();

    Task Throw(FailureKind kind);

    /// <summary>Waits until it is cancelled, and says so at the gate.</summary>
    Task WaitForCancellation(string gate, CancellationToken cancellationToken);

    Task Touch(string gate, CancellationToken cancellationToken);

    IAsyncEnumerable<int> Count(int count);

    IAsyncEnumerable<int> CountAndThrow(int count);

    /// <summary>Yields one, then waits for cancellation or disposal, and says so at the gate.</summary>
    IAsyncEnumerable<int> CountForever(string gate, CancellationToken cancellationToken = default);

    [OneWay]
    Task HoldOneWay(string gate);

    [OneWay]
    Task ThrowOneWay(string gate);

    Task<string?> ReadContext(string name);

    Task<string?> ReadContextThrough(string other, string name);

    Task ChangeContext(string name);

    /// <summary>Adds to the list that is there, and says how long it is then.</summary>
    Task<int> AddToContext(string name);

    [ResponseTimeout("00:00:00.5")]
    Task HoldBriefly(string gate);

    Task<ICallGrain> GiveReference();

    Task<string> AskOther(ICallGrain other);

    /// <summary>What this grain catches when another throws.</summary>
    Task<string> CatchFrom(string other, FailureKind kind);
}

internal enum FailureKind
{
    Invalid,
    Ours,
    CannotTravel,
    Nested,
}

internal sealed class CallGrain : Grain, ICallGrain
{
    public Task<string> WhoAmI() => Task.FromResult($"{this.GetGrainId()} {this.GetPrimaryKeyString()}");

    public ValueTask<int> AddAsValueTask(int left, int right) => new(left + right);

    public ValueTask NothingAsValueTask() => ValueTask.CompletedTask;

    public Task Throw(FailureKind kind) => kind switch
    {
        FailureKind.Invalid => throw new InvalidOperationException("it is so"),
        FailureKind.Ours => throw new OurException("ours", 42),
        FailureKind.Nested => throw new InvalidOperationException("outer", new OurException("inner", 7)),
        _ => throw new ShouldAssertException("nobody can read this type"),
    };

    public async Task WaitForCancellation(string gate, CancellationToken cancellationToken)
    {
        Gates.Signal(gate);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Gates.Signal($"{gate} cancelled {cancellationToken.IsCancellationRequested}");
        }
    }

    public Task Touch(string gate, CancellationToken cancellationToken)
    {
        Gates.Signal(gate);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<int> Count(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (i % 7 == 0)
            {
                await Task.Yield();
            }

            yield return i;
        }
    }

    public async IAsyncEnumerable<int> CountAndThrow(int count)
    {
        await foreach (var number in Count(count))
        {
            yield return number;
        }

        throw new OurException("the end", count);
    }

    public async IAsyncEnumerable<int> CountForever(string gate, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            yield return 1;
            await Gates.Pass(gate).WaitAsync(cancellationToken);
            yield return 2;
        }
        finally
        {
            Gates.Signal(gate + " ended");
        }
    }

    public async Task HoldOneWay(string gate)
    {
        await Gates.Pass(gate);
        Gates.Signal(gate + " done");
    }

    public Task ThrowOneWay(string gate)
    {
        Gates.Signal(gate);
        throw new InvalidOperationException("nobody hears this");
    }

    public Task<string?> ReadContext(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public Task<string?> ReadContextThrough(string other, string name) => GrainFactory.GetGrain<ICallGrain>(other).ReadContext(name);

    public Task ChangeContext(string name)
    {
        RequestContext.Set(name, "changed");
        return Task.CompletedTask;
    }

    public Task<int> AddToContext(string name)
    {
        var list = (List<string>)RequestContext.Get(name)!;
        list.Add("added");
        return Task.FromResult(list.Count);
    }

    public Task HoldBriefly(string gate) => Gates.Pass(gate);

    public Task<ICallGrain> GiveReference() => Task.FromResult(this.AsReference<ICallGrain>());

    public Task<string> AskOther(ICallGrain other) => other.WhoAmI();

    public async Task<string> CatchFrom(string other, FailureKind kind)
    {
        try
        {
            await GrainFactory.GetGrain<ICallGrain>(other).Throw(kind);
            return "nothing";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}

[GenerateSerializer]
internal sealed class OurException(string message, int number) : Exception(message)
{
    [Id(0)]
    public int Number { get; } = number;
}
