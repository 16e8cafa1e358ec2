namespace Sunomi.Storage.Objects;

/// <summary>One range as HTTP asks for it (RFC 9110 section 14.1.2); both ends are inclusive.</summary>
public readonly record struct ByteRange
{
    private readonly long? first;
    private readonly long? last;
    private readonly long suffix;

    private ByteRange(long? first, long? last, long suffix)
    {
        this.first = first;
        this.last = last;
        this.suffix = suffix;
    }

    /// <param name="last">null: to the end</param>
    public static ByteRange From(long first, long? last = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        if (last < first)
        {
            throw new ArgumentOutOfRangeException(nameof(last), last, $"A range that starts at {first} cannot end before.");
        }

        return new ByteRange(first, last, 0);
    }

    /// <summary>The last bytes of the object, or all of it when it has fewer.</summary>
    public static ByteRange Suffix(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new ByteRange(null, null, length);
    }

    /// <summary>What of an object of this size it covers; length 0 when nothing, which HTTP answers with 416.</summary>
    public ServedRange Of(long size)
    {
        if (first is not { } start)
        {
            var length = Math.Min(suffix, size);
            return new ServedRange(size - length, length);
        }

        return start >= size ? new ServedRange(0, 0) : new ServedRange(start, Math.Min(last ?? size - 1, size - 1) - start + 1);
    }

    /// <summary>As in the header <c>Range</c>.</summary>
    public override string ToString() => first is { } start ? $"bytes={start}-{last}" : $"bytes=-{suffix}";
}

/// <param name="First">offset of the first byte</param>
/// <param name="Length">in bytes</param>
public readonly record struct ServedRange(long First, long Length);
