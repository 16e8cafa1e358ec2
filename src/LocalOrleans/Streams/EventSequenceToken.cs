namespace Orleans.Streams;

/// <summary>Counts the events of a stream.</summary>
[GenerateSerializer]
internal sealed class EventSequenceToken(long sequenceNumber) : StreamSequenceToken
{
    [Id(0)]
    public override long SequenceNumber { get; protected set; } = sequenceNumber;

    [Id(1)]
    public override int EventIndex { get; protected set; }

    public override bool Equals(StreamSequenceToken? other) => other is not null && SequenceNumber == other.SequenceNumber;

    public override int CompareTo(StreamSequenceToken? other) => other is null ? 1 : SequenceNumber.CompareTo(other.SequenceNumber);
}
