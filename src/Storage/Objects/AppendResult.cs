namespace Sunomi.Storage.Objects;

/// <summary>What came of a piece of an ordered upload.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <param name="Length">bytes from the start of the file that are stored for good now</param>
    public sealed record Stored(long Length) : AppendResult;

    /// <param name="Length">where the next piece has to begin</param>
    public sealed record WrongOffset(long Length) : AppendResult;

    /// <summary>There was more than the declared size; what is within it is stored.</summary>
    public sealed record TooLong : AppendResult;

    /// <summary>Another piece is being written right now.</summary>
    public sealed record Busy : AppendResult;

    /// <summary>The upload was finished, aborted, or has ended.</summary>
    public sealed record Over : AppendResult;
}
