namespace Orleans.Streams;

/// <summary>The place of an event in its stream.</summary>
[GenerateSerializer]
public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken?>, IComparable<StreamSequenceToken?>
{
    public abstract long SequenceNumber { get; protected set; }

    public abstract int EventIndex { get; protected set; }

    public abstract bool Equals(StreamSequenceToken? other);

    public abstract int CompareTo(StreamSequenceToken? other);

    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    public override int GetHashCode() => HashCode.Combine(SequenceNumber, EventIndex);

    public static bool operator ==(StreamSequenceToken? left, StreamSequenceToken? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(StreamSequenceToken? left, StreamSequenceToken? right) => !(left == right);

    public static bool operator <(StreamSequenceToken left, StreamSequenceToken right) => left.CompareTo(right) < 0;

    public static bool operator >(StreamSequenceToken left, StreamSequenceToken right) => left.CompareTo(right) > 0;

    public static bool operator <=(StreamSequenceToken left, StreamSequenceToken right) => left.CompareTo(right) <= 0;

    public static bool operator >=(StreamSequenceToken left, StreamSequenceToken right) => left.CompareTo(right) >= 0;
}
