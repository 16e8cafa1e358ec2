namespace Sunomi.Storage.Objects.Local;

/// <summary>A request that came to a signed upload address.</summary>
/// <param name="Key">what follows <c>/uploads/</c> in the path, decoded</param>
/// <param name="Query">as sent, with or without the question mark</param>
/// <param name="ContentLength">in bytes; null when the client did not say</param>
public sealed record ReceivedUpload(string Key, string Query, long? ContentLength, string? ContentType, Stream Body);

/// <summary>What came of it; nothing is kept of a request that was refused.</summary>
public abstract record ReceiveResult
{
    private ReceiveResult()
    {
    }

    /// <param name="ETag">for the header of that name, without quotes</param>
    public sealed record Stored(string ETag) : ReceiveResult;

    /// <param name="Message">for the client, in plain words</param>
    public sealed record Refused(UploadRefusal Reason, string Message) : ReceiveResult;
}

/// <summary>Why bytes were not taken; the HTTP status that says the same is given with each.</summary>
public enum UploadRefusal
{
    /// <summary>403: not signed here, changed, ended, or the upload is over.</summary>
    Forbidden,

    /// <summary>411: no Content-Length.</summary>
    LengthRequired,

    /// <summary>400: Content-Length, or the bytes that came, differ from what was signed.</summary>
    WrongSize,

    /// <summary>415: Content-Type differs from what was signed.</summary>
    WrongType,

    /// <summary>409: the same part is being received right now.</summary>
    Busy,
}
