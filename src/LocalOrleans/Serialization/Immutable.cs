namespace Orleans.Concurrency;

/// <summary>Carries a value by reference inside the process.</summary>
[GenerateSerializer, Immutable]
public readonly struct Immutable<T>(T value)
{
    [Id(0)]
    public readonly T Value = value;
}
