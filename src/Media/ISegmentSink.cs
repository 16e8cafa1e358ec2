namespace Sunomi.Media;

/// <summary>
/// Takes finished segments while ffmpeg still runs. Calls of one rendition come one after another, those of different renditions at the
/// same time. Whatever it throws ends the encode and reaches the caller unchanged.
/// </summary>
public interface ISegmentSink
{
    /// <summary>
    /// Stores one object. The same name may be put again, with the same bytes. <paramref name="content"/> is only valid until the task ends.
    /// </summary>
    /// <param name="name">Relative to the generation's prefix: <c>720p/init.mp4</c>, <c>720p/00001.m4s</c>, <c>audio-0/00001.m4s</c>.</param>
    Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
