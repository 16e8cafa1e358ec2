using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Sunomi.Storage;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects;
using Sunomi.Storage.Objects.Local;
using Sunomi.Testing;

namespace Sunomi.Tests.Storage;

public sealed class StorageServicesTests
{
    [Fact]
    public async Task A_host_starts_with_a_prepared_store_and_all_tables()
    {
        await using var database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        var folder = Directory.CreateTempSubdirectory("sunomi-host-").FullName;
        using (var host = Build(("Storage:Database", database.ConnectionString), ("Objects:Local:Root", Path.Combine(folder, "objects"))))
        {
            await host.StartAsync();

            host.Services.GetRequiredService<IObjectStore>().ShouldBeSameAs(host.Services.GetRequiredService<LocalObjectStore>());
            var page = await host.Services.GetRequiredService<VideoTable>().Newest(PageRequest.Default, CancellationToken.None);
            page.Total.ShouldBe(0);
            foreach (var table in new[]
            {
                typeof(AccountTable), typeof(ChannelTable), typeof(SubscriptionTable), typeof(CommentTable), typeof(ReactionTable), typeof(TranscodeTaskTable),
            })
            {
                host.Services.GetRequiredService(table).ShouldNotBeNull();
            }

            await host.StopAsync();
        }

        Directory.GetFileSystemEntries(Path.Combine(folder, "objects", ".tmp")).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_configuration_chooses_s3_and_the_bucket_is_made()
    {
        var bucket = $"host-{Guid.NewGuid():N}";
        using var host = Build(
            ("Storage:Database", "Host=nowhere"),
            ("Objects:Kind", "s3"),
            ("Objects:S3:ServiceUrl", (await S3Server.Address).ToString()),
            ("Objects:S3:Bucket", bucket),
            ("Objects:S3:AccessKey", S3Server.AccessKey),
            ("Objects:S3:SecretKey", S3Server.SecretKey));

        await host.StartAsync();

        var store = host.Services.GetRequiredService<IObjectStore>();
        await store.Put("v/a", "text/plain", new byte[3], CancellationToken.None);
        (await store.Stat("v/a", CancellationToken.None)).ShouldNotBeNull();
        await host.StopAsync();
    }

    [Theory]
    [InlineData("Storage:Database", null)]
    [InlineData("Objects:PartSize", "0")]
    [InlineData("Objects:UploadLifetime", "8.00:00:00")]
    [InlineData("Objects:S3:Bucket", null)]
    public async Task What_is_configured_wrong_stops_the_start_by_name(string setting, string? value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Database"] = "Host=nowhere",
            ["Objects:Kind"] = "s3",
            ["Objects:S3:Bucket"] = "bucket",
            ["Objects:S3:ServiceUrl"] = "http://127.0.0.1:1",
            [setting] = value,
        };
        using var host = Build([.. settings.Select(pair => (pair.Key, pair.Value))]);

        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        refusal.Message.ShouldContain(setting);
    }

    private static IHost Build(params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Services.AddSunomiStorage(builder.Configuration);
        return builder.Build();
    }
}
