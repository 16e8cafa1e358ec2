namespace Sunomi.Storage;

/// <summary>Section <c>Storage</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Storage";

    /// <summary>Connection string of PostgreSQL, as Npgsql reads it; required.</summary>
    public string Database { get; set; } = "";
}
