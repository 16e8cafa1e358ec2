using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sunomi.Access;
using Sunomi.Media;
using Sunomi.Operations;
using Sunomi.Placement;
using Sunomi.Transcoding;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi;

/// <summary>What grains need beside Orleans and storage.</summary>
public static class GrainServices
{
    /// <param name="configuration">sections <c>Auth</c>, <c>Videos</c>, <c>Transcode</c> and <c>Media</c></param>
    public static IServiceCollection AddSunomiGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<VideoOptions>().Bind(configuration.GetSection(VideoOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TranscodeOptions>().Bind(configuration.GetSection(TranscodeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MediaOptions>()
            .Bind(configuration.GetSection(MediaOptions.Section))
            .Configure<ScratchFolder>((media, scratch) => media.Scratch = scratch.Path)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        services.AddOptions<SiloRoles>()
            .Bind(configuration.GetSection(SiloRoles.Section))
            .Validate(roles => roles.AreKnown(), "Silo:Roles must name grains, transcode, or both.")
            .ValidateOnStart();
        services.AddOptions<TranscodeOptions>().PostConfigure<IOptions<SiloRoles>>((transcode, roles) =>
        {
            if (!roles.Value.Has(SiloRole.Transcode))
            {
                (transcode.Slots, transcode.QuickSlots) = (0, 0);
            }
        });

        services.AddPlacement().AddOperations().AddAccess(configuration).AddUsers(configuration);

        services.TryAddSingleton<MediaPipeline>();
        services.TryAddSingleton<ScratchFolder>();
        services.TryAddSingleton<SourceServer>();
        services.TryAddSingleton<WaitingSounds>();
        services.TryAddSingleton<SoundJobs>();
        services.TryAddSingleton<TranscodeJobs>();
        services.TryAddSingleton<TranscodeRunner>();
        services.AddHostedService<TranscodeHost>();
        services.TryAddSingleton<OrphanSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<OrphanSweep>());
        return services;
    }
}
