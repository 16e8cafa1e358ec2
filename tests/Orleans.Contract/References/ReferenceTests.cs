using Sunomi.Tests.Calls;

namespace Sunomi.Tests.References;

[Collection(ContractCluster.Name)]
public sealed class ReferenceTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();

    private IReferenceGrain Grain => cluster.Client.GetGrain<IReferenceGrain>(key);

    [Fact]
    public async Task References_inside_messages_can_be_called_on_both_sides()
    {
        var address = new Address(Call("a"), new() { ["x"] = [Call("b"), Call("c")] }, Call("d").GetGrainId());

        (await Grain.AskAll(address)).ShouldBe(["call/a a", "call/d d", "call/b b", "call/c c"]);
        var echo = await Grain.Echo(address);

        echo.First.ShouldBe(address.First);
        echo.Id.ShouldBe(address.Id);
        (await echo.Others["x"][1].WhoAmI()).ShouldBe("call/c c");
    }

    [Fact]
    public async Task A_grain_that_gives_itself_gives_a_reference() => (await Grain.GiveItself(key + "2")).ShouldBeTrue();

    [Fact]
    public async Task References_inside_state_can_be_called_by_the_next_activation()
    {
        await Grain.Keep(Call("best"), [Call("one"), Call("two")]);
        await Grain.Deactivate();

        (await Grain.AskKept()).ShouldBe(["call/best best", "call/one one", "call/two two"]);
    }

    private ICallGrain Call(string name) => cluster.Client.GetGrain<ICallGrain>(name);
}
