namespace Sunomi.Media;

/// <summary>Gives back what was put into an <see cref="ISegmentSink"/> of the same generation.</summary>
public interface ISegmentSource
{
    /// <param name="name">As it was stored.</param>
    Task<ReadOnlyMemory<byte>> Get(string name, CancellationToken cancellationToken);
}
