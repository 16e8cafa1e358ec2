using System.Collections.Immutable;

namespace Sunomi.Tests.Copies;

/// <summary>Mutable, with a member that does not travel.</summary>
[GenerateSerializer]
internal sealed class Basket
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public List<string> Items { get; set; } = [];

    [Id(2)]
    public Basket? Other { get; set; }

    /// <summary>The analyzer of the packages wants it said.</summary>
    [field: NonSerialized]
    public string Lost { get; set; } = "initial";
}

[GenerateSerializer, Immutable]
internal sealed class Sealed
{
    [Id(0)]
    public List<string> Items { get; set; } = [];
}

[GenerateSerializer]
internal abstract record Shape
{
    [Id(0)]
    public string Name { get; init; } = "";
}

[GenerateSerializer]
internal sealed record Circle([property: Id(0)] int Radius) : Shape;

[GenerateSerializer]
internal sealed record Square(int Side, List<string> Tags) : Shape;

internal enum Colour
{
    Red,
    Green,
}

[GenerateSerializer, Immutable]
internal readonly record struct Key([property: Id(0)] Guid Value);

/// <summary>One member of each kind that wire types have.</summary>
[GenerateSerializer]
internal sealed record Everything
{
    [Id(0)]
    public Guid Guid { get; init; }

    [Id(1)]
    public DateTimeOffset At { get; init; }

    [Id(2)]
    public TimeSpan Span { get; init; }

    [Id(3)]
    public Uri? Address { get; init; }

    [Id(4)]
    public byte[] Bytes { get; init; } = [];

    [Id(5)]
    public Dictionary<string, List<int>> Map { get; init; } = [];

    [Id(6)]
    public HashSet<Colour> Set { get; init; } = [];

    [Id(7)]
    public ImmutableArray<Key> Keys { get; init; } = [];

    [Id(8)]
    public (int Left, string Right) Pair { get; init; }

    [Id(9)]
    public int? Nothing { get; init; }

    [Id(10)]
    public decimal? Something { get; init; }

    [Id(11)]
    public IReadOnlyList<Shape> Shapes { get; init; } = new List<Shape>();

    [Id(12)]
    public DateOnly Day { get; init; }

    [Id(13)]
    public ImmutableList<string> Words { get; init; } = [];

    [Id(14)]
    public string?[] Array { get; init; } = [];
}

/// <summary>No attribute, no travel.</summary>
internal sealed class Stranger
{
    public string Name { get; set; } = "";
}
