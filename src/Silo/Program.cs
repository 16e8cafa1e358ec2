using Npgsql;
using Sunomi.Clustering;
using Sunomi.Health;
using Sunomi.Lifetime;
using Sunomi.Silo;
using Sunomi.Storage.Catalogue;
using Sunomi.Telemetry;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

// A silo in a process of its own is always one of a cluster.
builder.Configuration[$"{ClusterSettings.Section}:{nameof(ClusterSettings.Membership)}"] = nameof(ClusterMembership.Database);
if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
{
    // for health and metrics only: nobody outside needs it, and several silos run on a machine
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}

builder.AddSunomiTelemetry("silo");
builder.AddSunomiSilo();
builder.Services.AddSunomiHealth();

var app = builder.Build();
app.MapHealth();
app.MapMetrics();

await Migrator.Migrate(app.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
app.LogOrleansLane();
await app.RunUntilStopped();
