namespace Sunomi.Storage.Objects;

/// <summary>What came of an upload.</summary>
public abstract record UploadResult
{
    private UploadResult()
    {
    }

    /// <summary>All of it is there, with the size and type that were declared.</summary>
    public sealed record Complete(StoredObject Stored) : UploadResult;

    /// <summary>Not sent, or not all parts of it.</summary>
    public sealed record Missing : UploadResult;

    /// <param name="Actual">in bytes</param>
    public sealed record WrongSize(long Actual) : UploadResult;

    public sealed record WrongType(string Actual) : UploadResult;
}
