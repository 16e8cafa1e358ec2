namespace Sunomi.Tests.Keys;

[Collection(ContractCluster.Name)]
public sealed class KeyTests(ContractCluster cluster)
{
    private static readonly Guid Some = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public async Task A_Guid_is_a_key() =>
        (await cluster.Client.GetGrain<IGuidKeyGrain>(Some).Key()).ShouldBe($"{Some} guidkey/{Some:N}");

    [Theory]
    [InlineData(0L, "0")]
    [InlineData(255L, "FF")]
    [InlineData(-1L, "FFFFFFFFFFFFFFFF")]
    public async Task An_integer_is_a_key(long key, string spelled) =>
        (await cluster.Client.GetGrain<IIntegerKeyGrain>(key).Key()).ShouldBe($"{key} integerkey/{spelled}");

    [Theory]
    [InlineData("part")]
    [InlineData("with + and / too")]
    public async Task A_Guid_and_a_string_are_a_key(string extension) =>
        (await cluster.Client.GetGrain<IGuidCompoundKeyGrain>(Some, extension).Key()).ShouldBe($"{Some} {extension} guidcompoundkey/{Some:N}+{extension}");

    [Fact]
    public async Task An_integer_and_a_string_are_a_key_and_a_class_can_be_named() =>
        (await cluster.Client.GetGrain<IIntegerCompoundKeyGrain>(31, "part").Key()).ShouldBe("31 part numbered/1F+part");

    [Fact]
    public void A_blank_key_is_refused()
    {
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<Calls.ICallGrain>(" "));
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IIntegerCompoundKeyGrain>(1, ""));
    }

    [Fact]
    public async Task A_grain_is_found_by_its_id() =>
        (await cluster.Client.GetGrain<IGuidKeyGrain>(GrainId.Create("guidkey", $"{Some:N}")).Key()).ShouldStartWith($"{Some} ");
}
