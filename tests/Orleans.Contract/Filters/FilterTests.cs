namespace Sunomi.Tests.Filters;

[Collection(ContractCluster.Name)]
public sealed class FilterTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();

    private IFilteredGrain Grain => cluster.Client.GetGrain<IFilteredGrain>(key);

    [Fact]
    public async Task Filters_see_and_change_arguments_and_results_from_outside_in()
    {
        (await Grain.Double(3)).ShouldBe(18);

        Logs.Rest(key).ShouldBe(
        [
            "client Double(3)", "silo filter FilteredGrain.Double True", "grain filter Double", "double 4", "client got 18",
        ]);
    }

    [Fact]
    public async Task A_filter_may_try_again() => (await Grain.FailOnce()).ShouldBe(2);

    [Fact]
    public async Task A_filter_may_throw_something_else() =>
        (await Should.ThrowAsync<NotSupportedException>(Grain.Throw)).Message.ShouldBe("outside");

    [Fact]
    public async Task A_silos_outgoing_filter_knows_which_grain_calls()
    {
        var other = Gates.NewName();

        (await Grain.DoubleThrough(other, 1)).ShouldBe(14);

        Logs.Rest(other)[0].ShouldBe($"silo Double(1) from {key}");
    }

    [Fact]
    public async Task What_a_filter_puts_into_the_request_context_travels() => (await Grain.FromContext("filtered")).ShouldBe("client");
}
