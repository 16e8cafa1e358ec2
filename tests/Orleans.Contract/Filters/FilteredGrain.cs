namespace Sunomi.Tests.Filters;

/// <summary>A grain whose calls the filters of the cluster watch and change.</summary>
internal interface IFilteredGrain : IGrainWithStringKey
{
    Task<int> Double(int number);

    Task<int> FailOnce();

    Task Throw();

    Task<int> DoubleThrough(string other, int number);

    Task<string?> FromContext(string name);
}

/// <summary>Filters its own calls, inside of what the silo's filters do.</summary>
internal sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    private int calls;

    private string Name => this.GetPrimaryKeyString();

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Logs.Add(Name, $"grain filter {context.MethodName}");
        await context.Invoke();
    }

    public Task<int> Double(int number)
    {
        Logs.Add(Name, $"double {number}");
        return Task.FromResult(2 * number);
    }

    public Task<int> FailOnce() => ++calls == 1 ? throw new InvalidOperationException("the first time") : Task.FromResult(calls);

    public Task Throw() => throw new InvalidOperationException("inside");

    public Task<int> DoubleThrough(string other, int number) => GrainFactory.GetGrain<IFilteredGrain>(other).Double(number);

    public Task<string?> FromContext(string name) => Task.FromResult(RequestContext.Get(name) as string);
}
