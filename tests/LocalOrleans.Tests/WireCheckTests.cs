using Orleans.Runtime;
using Orleans.Serialization;

namespace Sunomi.Tests;

public sealed class WireCheckTests
{
    [Theory]
    [InlineData(nameof(WithoutAttribute), "Sunomi.Tests.WithoutAttribute (event) lacks GenerateSerializer.")]
    [InlineData(nameof(HoldsStranger), "Sunomi.Tests.WithoutAttribute (Sunomi.Tests.HoldsStranger.Strangers) lacks GenerateSerializer.")]
    [InlineData(nameof(SameIdTwice), "Sunomi.Tests.SameIdTwice has the id 1 twice: One, Two.")]
    [InlineData(nameof(Family), "Sunomi.Tests.Family+Foundling (derived from Sunomi.Tests.Family) lacks GenerateSerializer.")]
    [InlineData(nameof(NowhereToStore), "Sunomi.Tests.NowhereToStore.Computed has an id but neither a field nor a setter.")]
    [InlineData(nameof(DerivesFromStranger), "Sunomi.Tests.WithoutAttributeBase (base of Sunomi.Tests.DerivesFromStranger) lacks GenerateSerializer.")]
    [InlineData(nameof(SaysNothing), "Sunomi.Tests.SaysNothing.Forgotten says neither Id nor NonSerialized.")]
    [InlineData(nameof(SaysNothing), "Sunomi.Tests.SaysNothing.hidden says neither Id nor NonSerialized.")]
    [InlineData(nameof(HoldsHidden), "Sunomi.Tests.HoldsHidden+Hidden is not accessible to the code that is generated for it.")]
    [InlineData(nameof(LosesException), "Sunomi.Tests.LosesException.Code says neither Id nor NonSerialized.")]
    public void What_the_packages_would_refuse_is_named(string type, string problem)
    {
        var check = () => WireCheck.Require(typeof(WireCheckTests).Assembly.GetType($"Sunomi.Tests.{type}", throwOnError: true)!, "event");

        check.ShouldThrow<OrleansConfigurationException>().Message.ShouldContain(problem);
    }

    [Fact]
    public void What_they_accept_passes() => WireCheck.Require(typeof(Fine), "event");

    [Theory]
    [InlineData("Size is a property")]
    [InlineData("Fill has a parameter by reference")]
    [InlineData("Wait has several cancellation tokens")]
    [InlineData("Forget returns void")]
    [InlineData("has the alias \"same\" twice: Fill, Wait")]
    public void A_grain_interface_that_they_would_refuse_is_named(string problem) =>
        InterfaceCheck.ProblemsOf(typeof(IWrongGrain)).ShouldContain(found => found.Contains(problem));

    [Fact]
    public void An_attribute_in_the_wrong_place_is_named() => InterfaceCheck.ProblemsOf(new GrainClass(typeof(MisplacingGrain)))
        .ShouldHaveSingleItem().ShouldContain("MisplacingGrain.Call has AlwaysInterleave");

    [Fact]
    public void The_check_at_the_start_of_a_silo_names_all_at_once()
    {
        var problems = Should.Throw<OrleansConfigurationException>(() => WireCheck.Require(GrainTypes.OfProcess)).Message;

        problems.ShouldContain("Sunomi.Tests.SameIdTwice has the id 1 twice");
        problems.ShouldContain("Sunomi.Tests.SameAlias and Sunomi.Tests.OneAlias have the same alias \"twin\".");
        problems.ShouldContain("Sunomi.Tests.LostException lives beside grains and lacks GenerateSerializer");
        problems.ShouldNotContain("Sunomi.Tests.Fine ");
    }
}
