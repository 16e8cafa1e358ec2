using Sunomi.Tests.Calls;

namespace Sunomi.Tests.References;

[GenerateSerializer]
internal sealed record Address([property: Id(0)] ICallGrain First, [property: Id(1)] Dictionary<string, List<ICallGrain>> Others, [property: Id(2)] GrainId Id);

internal sealed class Friends
{
    public ICallGrain? Best { get; set; }

    public List<ICallGrain> All { get; set; } = [];
}

internal interface IReferenceGrain : IGrainWithStringKey
{
    Task<Address> Echo(Address address);

    Task<List<string>> AskAll(Address address);

    /// <summary>Gives itself, not a reference, to another grain.</summary>
    Task<bool> GiveItself(string other);

    Task<bool> IsReferenceTo(IReferenceGrain grain, GrainId id);

    Task Keep(ICallGrain best, ICallGrain[] all);

    Task<List<string>> AskKept();

    Task Deactivate();
}

internal sealed class ReferenceGrain([PersistentState("friends", ContractCluster.Memory)] IPersistentState<Friends> friends) : Grain, IReferenceGrain
{
    public Task<Address> Echo(Address address) => Task.FromResult(address);

    public async Task<List<string>> AskAll(Address address)
    {
        List<string> answers = [await address.First.WhoAmI(), await GrainFactory.GetGrain<ICallGrain>(address.Id).WhoAmI()];
        foreach (var other in address.Others.Values.SelectMany(others => others))
        {
            answers.Add(await other.WhoAmI());
        }

        return answers;
    }

    public Task<bool> GiveItself(string other) => GrainFactory.GetGrain<IReferenceGrain>(other).IsReferenceTo(this, this.GetGrainId());

    public Task<bool> IsReferenceTo(IReferenceGrain grain, GrainId id) => Task.FromResult(grain is not ReferenceGrain && grain.GetGrainId() == id);

    public async Task Keep(ICallGrain best, ICallGrain[] all)
    {
        friends.State.Best = best;
        friends.State.All = [.. all];
        await friends.WriteStateAsync();
    }

    public async Task<List<string>> AskKept()
    {
        List<string> answers = [];
        foreach (var friend in friends.State.All.Prepend(friends.State.Best!))
        {
            answers.Add(await friend.WhoAmI());
        }

        return answers;
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
