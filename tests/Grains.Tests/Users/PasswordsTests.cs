using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sunomi.Users;

namespace Sunomi.Tests.Users;

public sealed class PasswordsTests
{
    private readonly Passwords passwords = new(Options.Create(new PasswordHasherOptions()));

    [Fact]
    public void Verify_TellsTheRightPasswordFromOthers()
    {
        var hash = passwords.Hash("correct horse");

        hash.ShouldNotContain("correct");
        passwords.Verify(hash, "correct horse").ShouldBe(PasswordVerificationResult.Success);
        passwords.Verify(hash, "correct horsf").ShouldBe(PasswordVerificationResult.Failed);
        passwords.Verify(hash, "").ShouldBe(PasswordVerificationResult.Failed);
    }

    [Fact]
    public void Hash_IsSalted()
    {
        passwords.Hash("correct horse").ShouldNotBe(passwords.Hash("correct horse"));
    }

    [Fact]
    public void Verify_WithoutAHash_Fails()
    {
        passwords.Verify(null, "correct horse").ShouldBe(PasswordVerificationResult.Failed);
        passwords.Verify(null, "").ShouldBe(PasswordVerificationResult.Failed);
    }

    [Fact]
    public void Verify_OfAHashOfLesserStrength_AsksForANewOne()
    {
        var weak = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

        var result = passwords.Verify(weak.HashPassword(new object(), "correct horse"), "correct horse");

        result.ShouldBe(PasswordVerificationResult.SuccessRehashNeeded);
    }

    [Fact]
    public void Strength_IsSetByTheConfiguration_AndNeverBelowTheStandards()
    {
        Read("250000").IterationCount.ShouldBe(250_000);
        Should.Throw<OptionsValidationException>(() => Read("999")).Message.ShouldContain("Auth:Passwords:IterationCount");
    }

    private static PasswordHasherOptions Read(string iterations)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Auth:Passwords:IterationCount", iterations)]).Build();
        using var services = new ServiceCollection().AddUsers(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value;
    }
}
