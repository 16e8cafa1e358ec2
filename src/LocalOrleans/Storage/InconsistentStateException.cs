using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>The record was changed by another. If it escapes the call, the activation goes and the next one reads afresh.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message) : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : base(errorMsg) =>
        (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException) => (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

    [Id(1)]
    public string? StoredEtag { get; }

    [Id(2)]
    public string? CurrentEtag { get; }

    /// <summary>Set where the provider throws; such an exception from another grain's call does not deactivate this one.</summary>
    [Id(0)]
    internal bool IsSourceActivation { get; set; } = true;

    public override string ToString() => $"{base.ToString()} (expected etag {CurrentEtag ?? "null"}, stored etag {StoredEtag ?? "null"})";
}
