namespace Orleans;

/// <summary>The codes that the local lane uses; the values are those of the packages.</summary>
public enum DeactivationReasonCode : byte
{
    None = 0,
    ShuttingDown = 1,
    ActivationFailed = 2,
    ActivationIdle = 4,
    ApplicationError = 8,
    ApplicationRequested = 9,
}
