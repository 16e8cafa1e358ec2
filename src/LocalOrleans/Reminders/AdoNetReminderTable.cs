using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace Orleans.Reminders;

/// <summary>Reminders in PostgreSQL: the same table and statements as the packages.</summary>
internal sealed class AdoNetReminderTable(IOptions<AdoNetReminderTableOptions> options, IOptions<ClusterOptions> cluster)
    : IReminderTable, ISiloStartup, IAsyncDisposable
{
    private readonly AdoNetDatabase database =
        new(options.Value.Invariant, options.Value.ConnectionString, options.Value.DataSource, "the reminder service");

    private readonly string serviceId = cluster.Value.ServiceId;

    public Task Start(CancellationToken cancellationToken) =>
        database.Load(["ReadReminderRowsKey", "ReadRangeRows2Key", "UpsertReminderRowKey", "DeleteReminderRowKey"], cancellationToken);

    // A range whose end is not after its beginning goes around the whole ring.
    public async Task<IReadOnlyList<ReminderEntry>> ReadAll()
    {
        await using var command = Command("ReadRangeRows2Key");
        command.Parameters.AddWithValue("BeginHash", 0);
        command.Parameters.AddWithValue("EndHash", 0);
        return await Read(command);
    }

    public async Task<IReadOnlyList<ReminderEntry>> Read(GrainId grain)
    {
        await using var command = Command("ReadReminderRowsKey");
        command.Parameters.AddWithValue("GrainId", grain.ToString());
        return await Read(command);
    }

    public async Task<string> Upsert(ReminderEntry entry)
    {
        await using var command = Command("UpsertReminderRowKey");
        command.Parameters.AddWithValue("GrainHash", (int)StableHash.OfGrain(entry.Grain));
        command.Parameters.AddWithValue("GrainId", entry.Grain.ToString());
        command.Parameters.AddWithValue("ReminderName", entry.Name);
        command.Parameters.AddWithValue("StartTime", entry.StartAt);
        command.Parameters.AddWithValue("Period", (long)entry.Period.TotalMilliseconds);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
    }

    public async Task<bool> Remove(ReminderEntry entry)
    {
        await using var command = Command("DeleteReminderRowKey");
        command.Parameters.AddWithValue("GrainId", entry.Grain.ToString());
        command.Parameters.AddWithValue("ReminderName", entry.Name);
        command.Parameters.AddWithValue("Version", int.Parse(entry.ETag, CultureInfo.InvariantCulture));
        return Convert.ToBoolean(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private NpgsqlCommand Command(string statement)
    {
        var command = database.Command(statement);
        command.Parameters.AddWithValue("ServiceId", serviceId);
        return command;
    }

    private static async Task<IReadOnlyList<ReminderEntry>> Read(NpgsqlCommand command)
    {
        var entries = new List<ReminderEntry>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            entries.Add(new ReminderEntry(
                GrainId.Parse((string)reader["GrainId"]),
                (string)reader["ReminderName"],
                DateTime.SpecifyKind((DateTime)reader["StartTime"], DateTimeKind.Utc),
                TimeSpan.FromMilliseconds(Convert.ToInt64(reader["Period"], CultureInfo.InvariantCulture)),
                Convert.ToString(reader["Version"], CultureInfo.InvariantCulture)!));
        }

        return entries;
    }
}
