using Orleans.Storage;

namespace Sunomi.Tests.State;

public abstract class StateTests(ContractCluster cluster, string grainClass)
{
    private readonly string key = Gates.NewName();

    private IStateGrain Grain => cluster.Client.GetGrain<IStateGrain>(key, grainClass);

    [Fact]
    public async Task Before_the_first_write_there_is_no_record()
    {
        var seen = await Grain.Look();

        (seen.Text, seen.Exists, seen.HasEtag).ShouldBe(("initial", false, false));
    }

    [Fact]
    public async Task What_was_written_is_there_for_the_next_activation()
    {
        await Grain.Write("first");
        await Grain.Write("second");
        var before = await Grain.Look();
        await Grain.Deactivate();

        var after = await Grain.Look();

        after.Activation.ShouldNotBe(before.Activation);
        (after.Text, after.Exists, after.HasEtag).ShouldBe(("second", true, true));
    }

    [Fact]
    public async Task A_cleared_record_is_gone_and_can_be_written_again()
    {
        await Grain.Write("first");
        await Grain.Clear();
        var cleared = await Grain.Look();
        await Grain.Deactivate();
        var afterwards = await Grain.Look();
        await Grain.Write("again");
        await Grain.Deactivate();
        var again = await Grain.Look();

        (cleared.Text, cleared.Exists).ShouldBe(("initial", false));
        (afterwards.Text, afterwards.Exists).ShouldBe(("initial", false));
        (again.Text, again.Exists).ShouldBe(("again", true));
    }

    [Fact]
    public async Task Clearing_what_is_not_there_is_nothing()
    {
        await Grain.Clear();

        (await Grain.Look()).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task A_stale_write_that_escapes_the_call_ends_the_activation()
    {
        await Grain.Write("first");
        var before = await Grain.Look();

        await Should.ThrowAsync<InconsistentStateException>(() => Grain.WriteStale(catchIt: false));

        var after = await Grain.Look();
        after.Activation.ShouldNotBe(before.Activation);
        after.Text.ShouldBe("by another");
    }

    [Fact]
    public async Task A_stale_write_that_is_caught_does_not()
    {
        await Grain.Write("first");
        var before = await Grain.Look();

        (await Grain.WriteStale(catchIt: true)).ShouldBeTrue();

        (await Grain.Look()).Activation.ShouldBe(before.Activation);
    }

    [Fact]
    public async Task A_stale_first_write_is_refused_too() => (await Grain.WriteStale(catchIt: true)).ShouldBeTrue();
}

[Collection(ContractCluster.Name)]
public sealed class MemoryStateTests(ContractCluster cluster) : StateTests(cluster, typeof(MemoryStateGrain).FullName!);

[Collection(ContractCluster.Name)]
public sealed class DatabaseStateTests(ContractCluster cluster) : StateTests(cluster, typeof(DatabaseStateGrain).FullName!);
