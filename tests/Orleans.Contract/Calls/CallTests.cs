using Orleans.Serialization;

namespace Sunomi.Tests.Calls;

[Collection(ContractCluster.Name)]
public sealed class CallTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();

    private ICallGrain Grain => cluster.Client.GetGrain<ICallGrain>(key);

    [Theory]
    [InlineData("plain")]
    [InlineData("Größe/mit Raum ♪")]
    [InlineData("00ff")]
    public async Task A_string_key_comes_back_exactly_and_the_id_is_type_and_key(string exact) =>
        (await cluster.Client.GetGrain<ICallGrain>(exact).WhoAmI()).ShouldBe($"call/{exact} {exact}");

    [Fact]
    public async Task Methods_may_return_value_tasks()
    {
        await Grain.NothingAsValueTask();

        (await Grain.AddAsValueTask(2, 3)).ShouldBe(5);
    }

    [Fact]
    public async Task An_exception_keeps_its_type_and_message()
    {
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => Grain.Throw(FailureKind.Invalid));

        exception.Message.ShouldBe("it is so");
    }

    [Fact]
    public async Task An_exception_of_ours_keeps_its_members()
    {
        var exception = await Should.ThrowAsync<OurException>(() => Grain.Throw(FailureKind.Ours));

        (exception.Message, exception.Number).ShouldBe(("ours", 42));
    }

    [Fact]
    public async Task An_inner_exception_comes_along()
    {
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => Grain.Throw(FailureKind.Nested));

        exception.InnerException.ShouldBeOfType<OurException>().Number.ShouldBe(7);
    }

    [Fact]
    public async Task An_exception_without_codec_reaches_a_client_as_another() =>
        await Should.ThrowAsync<CodecNotFoundException>(() => Grain.Throw(FailureKind.CannotTravel));

    [Theory]
    [InlineData("Invalid", "InvalidOperationException")]
    [InlineData("Ours", "OurException")]
    [InlineData("CannotTravel", "ShouldAssertException")]
    public async Task A_grain_catches_the_very_exception_that_another_of_its_silo_throws(string kind, string type) =>
        (await Grain.CatchFrom(key + "2", Enum.Parse<FailureKind>(kind))).ShouldBe(type);

    [Fact]
    public async Task Cancelling_reaches_the_callee_and_ends_the_call()
    {
        using var source = new CancellationTokenSource();
        var call = Grain.WaitForCancellation(key, source.Token);
        await Gates.Reached(key);

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.WaitAsync(Gates.Patience));
        await Gates.Reached(key + " cancelled True");
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_not_made()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Grain.Touch(key, new CancellationToken(canceled: true)));
        await Grain.Touch(key + " second", CancellationToken.None);

        Gates.IsReached(key).ShouldBeFalse();
    }

    [Fact]
    public async Task A_sequence_comes_complete_and_in_order() =>
        (await Grain.Count(250).ToListAsync()).ShouldBe(Enumerable.Range(0, 250));

    [Fact]
    public async Task A_sequence_that_throws_gives_what_came_before()
    {
        var got = new List<int>();

        var exception = await Should.ThrowAsync<OurException>(async () =>
        {
            await foreach (var number in Grain.CountAndThrow(10))
            {
                got.Add(number);
            }
        });

        exception.Number.ShouldBe(10);
        got.Count.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public async Task Calls_run_beside_an_open_sequence_and_leaving_it_ends_it()
    {
        await foreach (var number in Grain.CountForever(key))
        {
            number.ShouldBe(1);
            (await Grain.AddAsValueTask(1, 1)).ShouldBe(2);
            Gates.Open(key);
            break;
        }

        await Gates.Reached(key + " ended");
    }

    [Fact]
    public async Task Cancelling_a_sequence_reaches_the_callee()
    {
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var number in Grain.CountForever(key).WithCancellation(source.Token))
            {
                await source.CancelAsync();
            }
        });

        await Gates.Reached(key + " ended");
    }

    [Fact]
    public async Task A_one_way_call_does_not_wait()
    {
        await Grain.HoldOneWay(key);
        await Gates.Reached(key);

        Gates.IsReached(key + " done").ShouldBeFalse();
        Gates.Open(key);
        await Gates.Reached(key + " done");
    }

    [Fact]
    public async Task A_one_way_caller_does_not_learn_of_a_failure()
    {
        await Grain.ThrowOneWay(key);
        await Gates.Reached(key);

        (await Grain.AddAsValueTask(1, 1)).ShouldBe(2);
    }

    [Fact]
    public async Task The_request_context_flows_down_and_never_back()
    {
        RequestContext.Set(key, "value");

        await Grain.ChangeContext(key);

        (await Grain.ReadContextThrough(Gates.NewName(), key)).ShouldBe("value");
        RequestContext.Get(key).ShouldBe("value");
        RequestContext.Clear();
        (await Grain.ReadContext(key)).ShouldBeNull();
    }

    [Fact]
    public async Task Values_in_the_request_context_are_copied()
    {
        List<string> mine = ["first"];
        RequestContext.Set(key, mine);

        (await Grain.AddToContext(key)).ShouldBe(2);

        mine.ShouldBe(["first"]);
        RequestContext.Clear();
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_given_up()
    {
        await Should.ThrowAsync<TimeoutException>(() => Grain.HoldBriefly(key));

        Gates.Open(key);
    }

    [Fact]
    public async Task References_travel_and_are_equal_when_they_name_the_same_grain()
    {
        var reference = await Grain.GiveReference();

        reference.ShouldBe(Grain);
        reference.GetGrainId().ShouldBe(GrainId.Create("call", key));
        (await cluster.Client.GetGrain<ICallGrain>(Gates.NewName()).AskOther(reference)).ShouldBe($"call/{key} {key}");
    }
}
