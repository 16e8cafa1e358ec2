using Orleans.Storage;

namespace Sunomi.Tests.Life;

[Collection(ContractCluster.Name)]
public sealed class LifeTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();

    private ILifeGrain Grain => cluster.Client.GetGrain<ILifeGrain>(key);

    [Fact]
    public async Task A_grain_is_activated_once_before_its_first_call()
    {
        var first = await Grain.Activation();
        var second = await Grain.Activation();

        second.ShouldBe(first);
        Logs.Rest(key).ShouldBe(["activated"]);
    }

    [Fact]
    public async Task Deactivation_lets_the_running_call_finish_and_the_others_go_to_the_next_activation()
    {
        var last = Grain.Deactivate(key);
        await Gates.Reached(key);
        var queued = Grain.Activation();
        Gates.Open(key);

        var before = await last;
        var after = await queued;

        after.ShouldNotBe(before);
        Logs.Rest(key).ShouldBe(["activated", "finished", "deactivated ApplicationRequested", "activated"]);
    }

    [Fact]
    public async Task An_inconsistent_state_that_escapes_is_an_error_of_the_application()
    {
        await Should.ThrowAsync<InconsistentStateException>(Grain.ThrowInconsistent);
        await Grain.Activation();

        Logs.Rest(key).ShouldBe(["activated", "deactivated ApplicationError", "activated"]);
    }

    [Fact]
    public async Task A_failing_activation_gives_the_caller_its_exception_and_the_next_call_tries_again()
    {
        var grain = cluster.Client.GetGrain<IFailingGrain>(key);

        var exception = await Should.ThrowAsync<InvalidOperationException>(grain.Attempts);

        exception.Message.ShouldBe("not yet");
        (await grain.Attempts()).ShouldBe(2);
    }
}
