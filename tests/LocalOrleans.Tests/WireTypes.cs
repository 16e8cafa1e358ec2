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

[GenerateSerializer]
internal sealed class SaysNothing
{
    private readonly int hidden = 1;

    [NonSerialized]
    private int known;

    [Id(0)]
    public int Told { get; set; }

    public int Forgotten { get; set; }

    public int Computed => hidden + ++known;
}

[GenerateSerializer]
internal sealed class HoldsHidden
{
    public bool IsEmpty => Kept is null;

    [Id(0)]
    private Hidden? Kept { get; set; }

    [GenerateSerializer]
    private sealed record Hidden([property: Id(0)] int Number);
}

[GenerateSerializer]
internal sealed class LosesException(string message) : Exception(message)
{
    public int Code { get; set; }
}

internal sealed class LostException(string message) : Exception(message);

[GenerateSerializer, Alias("twin")]
internal sealed record OneAlias([property: Id(0)] int Number);

[GenerateSerializer, Alias("twin")]
internal sealed record SameAlias([property: Id(0)] int Number);

/// <summary>Not a grain's interface as far as the packages' shapes go; no class has it, so that silos can start here.</summary>
internal interface IWrongGrain : IGrainWithStringKey
{
    int Size { get; }

    [Alias("same")]
    Task Fill(ref int number);

    [Alias("same")]
    Task Wait(CancellationToken one, CancellationToken two);

    void Forget();
}

internal interface IMisplacingGrain : IGrainWithStringKey
{
    Task Call();
}

internal sealed class MisplacingGrain : Grain, IMisplacingGrain
{
    [Orleans.Concurrency.AlwaysInterleave]
    public Task Call() => Task.CompletedTask;
}
