using Orleans;

namespace Sunomi.Tests;

internal sealed class WithoutAttribute
{
    public string Name { get; set; } = "";
}

[GenerateSerializer]
internal sealed record HoldsStranger([property: Id(0)] List<WithoutAttribute> Strangers);

[GenerateSerializer]
internal sealed class SameIdTwice
{
    [Id(1)]
    public int One { get; set; }

    [Id(1)]
    public int Two { get; set; }
}

[GenerateSerializer]
internal abstract record Family
{
    [GenerateSerializer]
    internal sealed record Child([property: Id(0)] int Number) : Family;

    internal sealed record Foundling([property: Id(0)] int Number) : Family;
}

[GenerateSerializer]
internal sealed class NowhereToStore
{
    private readonly int half = 21;

    [Id(0)]
    public int Computed => half * 2;
}

internal class WithoutAttributeBase
{
    public int Number { get; set; }
}

[GenerateSerializer]
internal sealed class DerivesFromStranger : WithoutAttributeBase
{
    [Id(0)]
    public int Own { get; set; }
}

[GenerateSerializer]
internal sealed record Fine([property: Id(0)] Dictionary<Guid, Fine?> Others, [property: Id(1)] (int, string)? Pair, [property: Id(2)] DayOfWeek Day);
