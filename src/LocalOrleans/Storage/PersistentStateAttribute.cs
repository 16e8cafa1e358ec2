namespace Orleans.Runtime;

/// <summary>Asks for a record named <paramref name="stateName"/> in the provider <paramref name="storageName"/> (the default one without a name).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    public string StateName { get; } = stateName;

    public string? StorageName { get; } = storageName;
}
