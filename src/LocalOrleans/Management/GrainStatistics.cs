namespace Orleans.Runtime;

/// <summary>How many activations of a class a silo has.</summary>
[GenerateSerializer, Immutable]
public sealed class SimpleGrainStatistic
{
    /// <summary>Class and assembly, as in <c>Name.Space.VideoGrain,Assembly</c>.</summary>
    [Id(0)]
    public string GrainType { get; init; } = "";

    [Id(1)]
    public SiloAddress SiloAddress { get; init; } = null!;

    [Id(2)]
    public int ActivationCount { get; init; }
}

/// <summary>One activation.</summary>
[GenerateSerializer, Immutable]
public sealed class DetailedGrainStatistic
{
    /// <summary>Class and assembly, as in <c>Name.Space.VideoGrain,Assembly</c>.</summary>
    [Id(0)]
    public string GrainType { get; init; } = "";

    [Id(1)]
    public SiloAddress SiloAddress { get; init; } = null!;

    [Id(2)]
    public GrainId GrainId { get; init; }
}
