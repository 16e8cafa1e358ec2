using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The identity of a grain, written <c>type/key</c>.</summary>
[GenerateSerializer, Immutable]
public readonly struct GrainId : IEquatable<GrainId>, IComparable<GrainId>
{
    [Id(0)]
    private readonly GrainType type;

    [Id(1)]
    private readonly IdSpan key;

    public GrainId(GrainType type, IdSpan key) => (this.type, this.key) = (type, key);

    public GrainType Type => type;

    public IdSpan Key => key;

    public bool IsDefault => type.IsDefault && key.IsDefault;

    public static GrainId Create(string type, string key) => new(GrainType.Create(type), IdSpan.Create(key));

    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    public static GrainId Parse(string value) =>
        TryParse(value, out var id) ? id : throw new ArgumentException($"Unable to parse \"{value}\" as a grain id: type/key is expected.");

    public static bool TryParse([NotNullWhen(true)] string? value, out GrainId result)
    {
        var slash = value?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        result = slash > 0 ? Create(value![..slash], value[(slash + 1)..]) : default;
        return slash > 0;
    }

    public int CompareTo(GrainId other)
    {
        var byType = type.Value.CompareTo(other.type.Value);
        return byType != 0 ? byType : key.CompareTo(other.key);
    }

    public bool Equals(GrainId other) => key == other.key && type == other.type;

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(type, key);

    public override string ToString() => $"{type}/{key}";

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    public static bool operator <(GrainId left, GrainId right) => left.CompareTo(right) < 0;

    public static bool operator >(GrainId left, GrainId right) => left.CompareTo(right) > 0;

    public static bool operator <=(GrainId left, GrainId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GrainId left, GrainId right) => left.CompareTo(right) >= 0;
}
