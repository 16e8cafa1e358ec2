using Npgsql;
using Sunomi.Access;
using Sunomi.GraphQL;
using Sunomi.Health;
using Sunomi.Hubs;
using Sunomi.Lifetime;
using Sunomi.Operations;
using Sunomi.Playback;
using Sunomi.Schema;
using Sunomi.Silo;
using Sunomi.Storage;
using Sunomi.Storage.Catalogue;
using Sunomi.Telemetry;
using Sunomi.Uploads;
using Sunomi.Uploads.Tus;
using Sunomi.Web;

if (await OperatorCommands.TryRun(args) is { } exitCode)
{
    return exitCode;
}

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddSunomiTelemetry("api");
builder.Services.AddSunomiStorage(builder.Configuration);
builder.AddSunomiCluster();
builder.Services.AddSunomiAuthentication();
builder.Services.AddSunomiGraphQL();
builder.Services.AddSunomiHubs();
builder.Services.AddSunomiPlayback();
builder.Services.AddTus();
builder.Services.AddSunomiHealth();
builder.AddSunomiWeb();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseCors();
app.UseTusVersion();
app.UseAuthentication();
app.UseInvalidTokenAnswer();
app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
app.MapGraphQL();
app.MapSunomiHubs();
app.MapMedia();
app.MapUploads();
app.MapTus();
app.MapHealth();
app.MapMetrics();
app.MapJwks();
app.MapDashboard();
app.MapWebApp();

await Migrator.Migrate(app.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
app.LogOrleansLane();
await app.RunUntilStopped();
return 0;
