namespace Sunomi.Media;

/// <summary>Where the original is read from.</summary>
/// <param name="Location">Absolute path of a local file, or an http or https address that answers range requests.</param>
public readonly record struct MediaSource(string Location)
{
    /// <summary>So many bytes of a local file, from its start, are read; null: all.</summary>
    public long? Length { get; init; }

    /// <summary>True when ffmpeg reads over the network, so that a failed read may work the next time.</summary>
    public bool IsRemote =>
        Location.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || Location.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Location;
}
