using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sunomi.Clustering;
using Sunomi.Silo;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Tests.Crossing;

// crossing STEP CONNECTION FOLDER: one silo of the product on this database, which does this step and ends.
var (step, connection, folder) = (int.Parse(args[0], CultureInfo.InvariantCulture), args[1], args[2]);
var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Configuration.AddInMemoryCollection(
[
    new("Storage:Database", connection),
    new("Objects:Local:Root", Path.Combine(folder, "objects")),
    new("Transcode:Scratch", Path.Combine(folder, "scratch")),
    new("Transcode:Slots", "0"),
    new("Transcode:QuickSlots", "0"),
]);
using var port = new ReservedPort();
using var gateway = new ReservedPort();
builder.UseOrleans(silo =>
{
    silo.UseLocalhostClustering(port.Number, gateway.Number, primarySiloEndpoint: null, ClusterSettings.ServiceId, ClusterSettings.ServiceId);
    silo.AddSunomi(builder.Configuration);
    silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(1));
});
using var host = builder.Build();
await Migrator.Migrate(host.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
await host.StartAsync();
await new Steps(host.Services.GetRequiredService<IGrainFactory>(), folder).Run(step);
await host.StopAsync();

var lane = typeof(Steps).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "OrleansSource").Value;
Console.WriteLine($"step {step} in lane {lane}: as it should be");
