using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>State in memory.</summary>
public class MemoryGrainStorageOptions
{
    /// <summary>Makes the payload.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
