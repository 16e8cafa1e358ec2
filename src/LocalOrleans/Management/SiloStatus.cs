namespace Orleans.Runtime;

/// <summary>Where a silo is in its life. Differs from the packages: others see a silo only while it is active, and dead ones are not remembered.</summary>
[GenerateSerializer]
public enum SiloStatus
{
    None = 0,
    Created = 1,
    Joining = 2,
    Active = 3,
    ShuttingDown = 4,
    Stopping = 5,
    Dead = 6,
}
