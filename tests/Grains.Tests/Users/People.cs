using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Sunomi.Users;

namespace Sunomi.Tests.Users;

/// <summary>People whom no other test knows.</summary>
internal static class People
{
    public const string Password = "correct horse battery";

    public static Passwords Passwords { get; } = new(Options.Create(new PasswordHasherOptions()));

    public static UserId Stranger() => UserId.New(TimeProvider.System);

    public static SignUp Anyone()
    {
        var name = $"u-{Guid.NewGuid():N}"[..20];
        return new(name, $"{name}@example.org", Password);
    }

    public static async Task<UserSnapshot> SignUpAnyone(this IGrainFactory grains)
    {
        var outcome = await grains.User(Stranger()).SignUp(Anyone(), CancellationToken.None);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value.ShouldNotBeNull();
    }
}
