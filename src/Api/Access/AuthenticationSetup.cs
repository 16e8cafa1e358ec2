using Microsoft.AspNetCore.Authentication;

namespace Sunomi.Access;

internal static class AuthenticationSetup
{
    /// <summary>One scheme for everything: bearer tokens, in the header or in the first message of a socket.</summary>
    public static IServiceCollection AddSunomiAuthentication(this IServiceCollection services)
    {
        services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // asked for anew each time: a client of the cluster knows no grain until it has met a silo
        services.AddSingleton<Func<IKeyRingGrain>>(provider => provider.GetRequiredService<IGrainFactory>().KeyRing);
        services.AddSingleton<VerificationKeys>().AddSingleton<BearerTokens>().AddSingleton<Viewer>().AddSingleton<AttemptLimiter>();
        services.AddAuthentication(BearerTokens.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerTokens.Scheme, configureOptions: null);
        return services;
    }
}
