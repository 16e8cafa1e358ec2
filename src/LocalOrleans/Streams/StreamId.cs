using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Namespace and key of a stream, written <c>namespace/key</c>.</summary>
[GenerateSerializer, Immutable]
public readonly record struct StreamId
{
    [Id(0)]
    private readonly string? ns;

    [Id(1)]
    private readonly string key;

    private StreamId(string? ns, string key) => (this.ns, this.key) = (ns, key);

    public static StreamId Create(string? ns, string key) => new(ns, key);

    public static StreamId Create(string? ns, Guid key) => new(ns, key.ToString("N"));

    public static StreamId Create(string? ns, long key) => new(ns, key.ToString("X", CultureInfo.InvariantCulture));

    public string GetKeyAsString() => key;

    public string? GetNamespace() => ns;

    public override string ToString() => ns is null ? $"null/{key}" : $"{ns}/{key}";
}
