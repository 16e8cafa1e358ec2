namespace Sunomi.Storage.Objects;

/// <summary>The store did not answer, or only with errors of its own, for as long as anyone was willing to wait.</summary>
public sealed class StoreUnavailableException(Exception lastFailure)
    : Exception("The object store could not be reached for too long. See that it runs and answers; what needs it is tried again.", lastFailure);
