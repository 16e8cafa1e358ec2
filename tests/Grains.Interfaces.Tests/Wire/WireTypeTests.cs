using System.Reflection;
using System.Text.Json;
using Sunomi.Outcomes;

namespace Sunomi.Tests.Wire;

public sealed class WireTypeTests
{
    public static TheoryData<Type> All => [.. WireTypes.All];

    /// <summary>What is stored or written as JSON. An outcome never is: it only answers a call.</summary>
    public static TheoryData<Type> Concrete => [.. WireTypes.All.Where(type => !type.IsAbstract && type != typeof(Outcome<>))];

    [Fact]
    public void All_FindsTheRecords()
    {
        WireTypes.All.ShouldContain(typeof(Videos.VideoSnapshot));
        WireTypes.All.ShouldContain(typeof(Users.UserId));
        WireTypes.All.ShouldContain(typeof(Transcoding.TaskResult));
        WireTypes.All.Length.ShouldBeGreaterThan(40);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_wire_type_says_how_it_travels(Type type)
    {
        type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false).ShouldNotBeNull();
        type.GetCustomAttribute<AliasAttribute>(inherit: false).ShouldNotBeNull().Alias.ShouldBe($"Sunomi.{type.Name}");
        if (!type.IsValueType)
        {
            type.GetCustomAttribute<ImmutableAttribute>(inherit: false).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Aliases_AreUnique()
    {
        var aliases = WireTypes.All.Select(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias);

        aliases.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_member_travels_under_a_number_of_its_own(Type type)
    {
        var members = WireTypes.Members(type).Where(member => member.DeclaringType == type).ToArray();

        var numbers = members.Select(member => member.GetCustomAttribute<IdAttribute>()?.Id).ToArray();

        // A derived record hands the members of its base on through its constructor: they are numbered there.
        numbers.ShouldAllBe(number => number != null, $"{type}: {string.Join(", ", members.Select(member => member.Name))}");
        numbers.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Concrete))]
    public void Json_GivesBackWhatWasWritten(Type type)
    {
        var written = new WireSample().Make(type);

        var json = JsonSerializer.Serialize(written, type);
        var read = JsonSerializer.Deserialize(json, type).ShouldNotBeNull();

        foreach (var member in WireTypes.Members(type))
        {
            var value = member.GetValue(read);
            value.ShouldNotBeNull(member.Name);
            value.ShouldBeEquivalentTo(member.GetValue(written), member.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Concrete))]
    public void Json_WithoutMembersThatMayBeAbsent_GivesBackNulls(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var optional = WireTypes.Members(type).Where(member => nullability.Create(member).ReadState == NullabilityState.Nullable).ToArray();
        var node = JsonSerializer.SerializeToNode(new WireSample().Make(type), type).ShouldNotBeNull();

        if (node is System.Text.Json.Nodes.JsonObject members)
        {
            foreach (var member in optional)
            {
                members.Remove(member.Name).ShouldBeTrue(member.Name);
            }
        }

        var read = node.Deserialize(type).ShouldNotBeNull();
        foreach (var member in optional)
        {
            member.GetValue(read).ShouldBeNull(member.Name);
        }
    }

    [Fact]
    public void Secrets_AreNotPrinted()
    {
        new Users.SignUp("ada", "ada@example.org", "correct horse").ToString().ShouldBe("SignUp { Username = ada }");
        new Access.AccessToken("secret-token", DateTimeOffset.UnixEpoch).ToString().ShouldNotContain("secret-token");
    }
}
