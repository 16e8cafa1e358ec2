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
    public void What_the_packages_would_refuse_is_named(string type, string problem)
    {
        var check = () => WireCheck.Require(typeof(WireCheckTests).Assembly.GetType($"Sunomi.Tests.{type}", throwOnError: true)!, "event");

        check.ShouldThrow<OrleansConfigurationException>().Message.ShouldContain(problem);
    }

    [Fact]
    public void What_they_accept_passes() => WireCheck.Require(typeof(Fine), "event");
}
