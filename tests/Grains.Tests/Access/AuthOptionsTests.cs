using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sunomi.Access;

namespace Sunomi.Tests.Access;

public sealed class AuthOptionsTests
{
    [Fact]
    public void Options_HaveDefaults()
    {
        var options = Read();

        options.Issuer.ShouldBe("sunomi");
        options.AccessTokenLifetime.ShouldBe(TimeSpan.FromHours(12));
    }

    [Fact]
    public void Options_AreReadFromTheirSection()
    {
        var options = Read(("Auth:Issuer", "https://sunomi.example"), ("Auth:AccessTokenLifetime", "00:15:00"));

        options.Issuer.ShouldBe("https://sunomi.example");
        options.AccessTokenLifetime.ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Theory]
    [InlineData("Auth:Issuer", " ")]
    [InlineData("Auth:AccessTokenLifetime", "00:00:00")]
    [InlineData("Auth:AccessTokenLifetime", "-01:00:00")]
    [InlineData("Auth:AccessTokenLifetime", "32.00:00:00")]
    public void Options_ThatMakeNoSense_AreRefusedByName(string key, string value)
    {
        Should.Throw<OptionsValidationException>(() => Read((key, value))).Message.ShouldContain(key);
    }

    private static AuthOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        using var services = new ServiceCollection().AddAccess(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<AuthOptions>>().Value;
    }
}
