using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects;
using Sunomi.Storage.Objects.Local;
using Sunomi.Storage.Objects.S3;

namespace Sunomi.Storage;

public static class StorageServices
{
    /// <summary>
    /// The object store, the database and its tables, by sections <c>Storage</c> and <c>Objects</c> of the configuration. The store is
    /// prepared before anything else starts; bringing the database up to date is <see cref="Migrator.Migrate"/>, called by who starts.
    /// </summary>
    public static IServiceCollection AddSunomiStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);

        services.AddOptions<DatabaseOptions>()
            .Bind(configuration.GetSection(DatabaseOptions.Section))
            .Validate(options => !string.IsNullOrEmpty(options.Database), "Storage:Database is missing: the connection string of a PostgreSQL database.")
            .ValidateOnStart();
        services.TryAddSingleton(provider => new NpgsqlDataSourceBuilder(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Database).Build());
        services.TryAddSingleton<AccountTable>();
        services.TryAddSingleton<RoleTable>();
        services.TryAddSingleton<ChannelTable>();
        services.TryAddSingleton<SubscriptionTable>();
        services.TryAddSingleton<VideoTable>();
        services.TryAddSingleton<CommentTable>();
        services.TryAddSingleton<ReactionTable>();
        services.TryAddSingleton<TranscodeTaskTable>();

        services.AddOptions<ObjectOptions>()
            .Bind(configuration.GetSection(ObjectOptions.Section))
            .Validate(options => options.PartSize is >= 1 and <= 5L << 30, "Objects:PartSize must be 1 byte to 5 GiB.")
            .Validate(
                options => options.UploadLifetime >= TimeSpan.FromSeconds(1) && options.UploadLifetime <= TimeSpan.FromDays(7),
                "Objects:UploadLifetime must be 1 second to 7 days.")
            .Validate(options => options.Kind != ObjectStoreKind.S3 || !string.IsNullOrEmpty(options.S3.Bucket), "Objects:S3:Bucket is missing.")
            .ValidateOnStart();
        services.TryAddSingleton<LocalObjectStore>();
        services.TryAddSingleton<IObjectStore>(provider => provider.GetRequiredService<IOptions<ObjectOptions>>().Value.Kind switch
        {
            ObjectStoreKind.Local => provider.GetRequiredService<LocalObjectStore>(),
            ObjectStoreKind.S3 => ActivatorUtilities.CreateInstance<S3ObjectStore>(provider),
            var kind => throw new InvalidOperationException($"Objects:Kind '{kind}' is neither local nor s3."),
        });
        services.TryAddSingleton<StoreBinding>();
        services.AddHostedService<ObjectStorePreparation>();
        return services;
    }
}
