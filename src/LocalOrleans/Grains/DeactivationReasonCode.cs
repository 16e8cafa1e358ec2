namespace Orleans;

/// <summary>The codes that the local lane uses; the values are those of the packages.</summary>
public enum DeactivationReasonCode : byte
{
    None = 0,
    ShuttingDown = 1,
    ActivationFailed = 2,

    /// <summary>Differs from the packages: only chaos loses track of an activation.</summary>
    DirectoryFailure = 3,

    ActivationIdle = 4,
    ApplicationError = 8,
    ApplicationRequested = 9,
}
