using System.Net;

namespace Orleans.Runtime;

/// <summary>The name of one life of a silo. Differs from the packages: nothing listens at the end point.</summary>
[GenerateSerializer, Immutable]
public sealed record SiloAddress
{
    private SiloAddress(IPEndPoint endpoint, int generation) => (Endpoint, Generation) = (endpoint, generation);

    [Id(0)]
    public IPEndPoint Endpoint { get; }

    [Id(1)]
    public int Generation { get; }

    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    public override string ToString() => $"S{Endpoint}:{Generation}";
}
