using System.Collections.Immutable;

namespace Orleans.Metadata;

/// <summary>What the attributes of a grain class say, as text. Differs from the packages: only what placement filters write is in it.</summary>
public sealed class GrainProperties(ImmutableDictionary<string, string> values)
{
    public ImmutableDictionary<string, string> Properties { get; } = values;
}
