using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Sunomi.Access;

public static class AccessServices
{
    /// <summary>What the key ring needs: its options, from section <c>Auth</c>, validated on start.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AuthOptions>()
            .Bind(configuration.GetSection(AuthOptions.Section))
            .Validate(options => !string.IsNullOrWhiteSpace(options.Issuer), "Auth:Issuer must not be empty.")
            .Validate(
                options => options.AccessTokenLifetime >= TimeSpan.FromSeconds(1) && options.AccessTokenLifetime <= TimeSpan.FromDays(31),
                "Auth:AccessTokenLifetime must be between one second and 31 days.")
            .ValidateOnStart();
        return services;
    }
}
