using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Sunomi.Silo;
using Sunomi.Storage.Catalogue;

var builder = Host.CreateApplicationBuilder(args);

// A silo in a process of its own is always one of a cluster.
builder.Configuration.AddInMemoryCollection([new($"{SunomiSiloOptions.Section}:{nameof(SunomiSiloOptions.Clustering)}", nameof(SiloClustering.Database))]);
builder.AddSunomiSilo();

var host = builder.Build();
await Migrator.Migrate(host.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
await host.RunAsync();
