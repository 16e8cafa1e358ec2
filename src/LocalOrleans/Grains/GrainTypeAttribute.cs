using Orleans.Runtime;

namespace Orleans;

/// <summary>Names the grain's type in its <see cref="GrainId"/>; without it the class name counts, less "Grain", in lower case.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string GrainType { get; } = grainType;

    public GrainType GetGrainType(IServiceProvider services, Type type) => Orleans.Runtime.GrainType.Create(GrainType);
}
