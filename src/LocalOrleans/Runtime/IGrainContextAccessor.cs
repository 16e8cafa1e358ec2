namespace Orleans.Runtime;

/// <summary>The activation whose turn it is.</summary>
public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}
