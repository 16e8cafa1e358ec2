using Sunomi.Placement;

namespace Sunomi.Tests.Placement;

public sealed class SiloRolesTests
{
    [Theory]
    [InlineData("grains", true, false)]
    [InlineData("Transcode", false, true)]
    [InlineData(" grains , transcode ", true, true)]
    public void Roles_are_read_as_people_write_them(string roles, bool grains, bool transcode)
    {
        var read = new SiloRoles { Roles = roles };

        read.AreKnown().ShouldBeTrue();
        read.Has(SiloRole.Grains).ShouldBe(grains);
        read.Has(SiloRole.Transcode).ShouldBe(transcode);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("grains,encode")]
    public void What_is_no_role_is_refused(string roles) => new SiloRoles { Roles = roles }.AreKnown().ShouldBeFalse();

    [Fact]
    public void Without_a_word_a_silo_has_all() => new SiloRoles().ShouldSatisfyAllConditions(
        roles => roles.Has(SiloRole.Grains).ShouldBeTrue(),
        roles => roles.Has(SiloRole.Transcode).ShouldBeTrue());
}
