using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Sunomi.Users;

public static class UserServices
{
    /// <summary>RFC 8018, section 4.2: an iteration count of at least 1000.</summary>
    private const int FewestIterations = 1000;

    /// <summary>What users' grains need beside storage and a clock; the strength of password hashes is validated on start.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PasswordHasherOptions>()
            .Bind(configuration.GetSection(Passwords.Section))
            .Validate(options => options.IterationCount >= FewestIterations, $"{Passwords.Section}:IterationCount must be at least {FewestIterations}.")
            .ValidateOnStart();
        return services.AddSingleton<Passwords>();
    }
}
