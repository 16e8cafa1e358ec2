using System.Text.Json;
using Orleans.Serialization;

namespace Sunomi.Tests.Copies;

[Collection(ContractCluster.Name)]
public sealed class CopyTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();

    private ICopyGrain Grain => cluster.Client.GetGrain<ICopyGrain>(key);

    [Fact]
    public async Task What_the_callee_does_to_an_argument_stays_there()
    {
        var mine = new Basket { Name = "mine", Items = ["first"] };

        var theirs = await Grain.Change(mine);

        (mine.Name, mine.Items.Count).ShouldBe(("mine", 1));
        (theirs.Name, theirs.Items.Count).ShouldBe(("changed", 2));
    }

    [Fact]
    public async Task What_either_side_does_to_a_value_later_stays_there()
    {
        List<string> items = ["first"];
        var returned = await Grain.Keep(items);

        items.Add("mine");
        returned.Add("mine too");

        (await Grain.Kept()).ShouldBe(["first"]);
    }

    [Fact]
    public async Task Members_without_id_are_lost()
    {
        var echo = await Grain.Echo(new Basket { Name = "kept", Lost = "set" });

        (echo.Name, echo.Lost).ShouldBe(("kept", "initial"));
    }

    [Fact]
    public async Task One_object_stays_one_and_circles_close()
    {
        var basket = new Basket();
        basket.Other = basket;

        (await Grain.AreSame(basket, basket)).ShouldBeTrue();
        var echo = await Grain.Echo(basket);

        echo.ShouldNotBeSameAs(basket);
        echo.Other.ShouldBeSameAs(echo);
    }

    [Fact]
    public async Task A_derived_type_stays_what_it_is()
    {
        (await Grain.EchoShape(new Circle(3) { Name = "round" })).ShouldBe(new Circle(3) { Name = "round" });
        var square = (await Grain.EchoShape(new Square(2, ["a"]) { Name = "even" })).ShouldBeOfType<Square>();

        (square.Side, square.Name).ShouldBe((2, "even"));
        square.Tags.ShouldBe(["a"]);
    }

    [Fact]
    public async Task All_kinds_of_members_travel()
    {
        var sent = new Everything
        {
            Guid = Guid.NewGuid(),
            At = new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.FromHours(2)),
            Span = TimeSpan.FromTicks(123456789),
            Address = new Uri("https://example.org/a?b=c"),
            Bytes = [1, 2, 3],
            Map = new() { ["a"] = [1, 2], ["b"] = [] },
            Set = [Colour.Green],
            Keys = [new Key(Guid.NewGuid()), new Key(Guid.NewGuid())],
            Pair = (1, "right"),
            Something = 12.50m,
            Shapes = new List<Shape> { new Circle(1), new Circle(2) },
            Day = new DateOnly(2026, 8, 1),
            Words = ["x", "y"],
            Array = ["one", null],
        };

        var got = await Grain.EchoEverything(sent);

        got.ShouldNotBeSameAs(sent);
        JsonSerializer.Serialize(got).ShouldBe(JsonSerializer.Serialize(sent));
        got.Bytes.ShouldNotBeSameAs(sent.Bytes);
    }

    [Fact]
    public async Task Null_stays_null() => (await Grain.EchoObject(null)).ShouldBeNull();

    [Fact]
    public async Task An_object_is_what_it_was() => (await Grain.EchoObject(new Key(Guid.Empty))).ShouldBe(new Key(Guid.Empty));

    [Fact]
    public async Task A_type_without_codec_is_refused() =>
        await Should.ThrowAsync<CodecNotFoundException>(async () => await Grain.EchoObject(new Stranger()));

    [Fact]
    public async Task Only_what_is_immutable_goes_by_reference_within_a_silo()
    {
        (await Grain.IsPassedByReference(key + "2", isImmutable: true)).ShouldBeTrue();
        (await Grain.IsPassedByReference(key + "2", isImmutable: false)).ShouldBeFalse();
    }
}
