using System.Data.Common;
using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Where membership is, in the packages.</summary>
public class AdoNetClusteringSiloOptions
{
    public string? ConnectionString { get; set; }

    public DbDataSource? DataSource { get; set; }

    public string Invariant { get; set; } = "";
}

/// <summary>Where membership is, for a client of the packages.</summary>
public class AdoNetClusteringClientOptions
{
    public string? ConnectionString { get; set; }

    public DbDataSource? DataSource { get; set; }

    public string Invariant { get; set; } = "";
}

/// <summary>Where grain state is. Differs from the packages: the invariant must be "Npgsql".</summary>
public class AdoNetGrainStorageOptions
{
    public string? ConnectionString { get; set; }

    public DbDataSource? DataSource { get; set; }

    public string Invariant { get; set; } = "";

    /// <summary>Whether a clear deletes the row, so that the etag is null again; else the row stays without payload.</summary>
    public bool DeleteStateOnClear { get; set; }

    /// <summary>Makes the payload.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}

/// <summary>Where reminders are. Differs from the packages: the invariant must be "Npgsql".</summary>
public class AdoNetReminderTableOptions
{
    public string? ConnectionString { get; set; }

    public DbDataSource? DataSource { get; set; }

    public string Invariant { get; set; } = "";
}
