namespace Sunomi.Playback;

internal static class PlaybackSetup
{
    /// <summary>What the addresses of media need.</summary>
    public static IServiceCollection AddSunomiPlayback(this IServiceCollection services)
    {
        services.AddOptions<PlaybackOptions>().BindConfiguration(PlaybackOptions.Section)
            .Validate(options => options.PrivateAddressLifetime > TimeSpan.Zero, "Playback:PrivateAddressLifetime must be longer than nothing.")
            .ValidateOnStart();
        return services.AddSingleton<MediaTokens>().AddSingleton<MediaAddresses>();
    }
}
