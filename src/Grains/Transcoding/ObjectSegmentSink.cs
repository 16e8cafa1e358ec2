using System.Collections.Concurrent;
using Sunomi.Media;

namespace Sunomi.Transcoding;

/// <summary>
/// Stores segments as they are finished, a few at a time; who brings more waits, and so does ffmpeg, whose pipe fills up.
/// </summary>
/// <param name="renditions">what the job makes, by the folders of its segments, with how many of its first segments another job makes</param>
internal sealed class ObjectSegmentSink(GenerationObjects objects, IEnumerable<(string Name, int Before)> renditions, int concurrentPuts) : ISegmentSink, IDisposable
{
    private readonly SemaphoreSlim free = new(concurrentPuts);
    private readonly ConcurrentDictionary<string, int> counts = new(renditions.Select(rendition => KeyValuePair.Create(rendition.Name, rendition.Before)));

    /// <summary>How many segments, from the first, are stored of every rendition, those of the other job included.</summary>
    public int Stored => counts.Values.Min();

    public async Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            await objects.Put(name, contentType, content, cancellationToken);
        }
        finally
        {
            free.Release();
        }

        // those of one rendition come one after another
        if (name.EndsWith(".m4s", StringComparison.Ordinal) && name[..name.IndexOf('/')] is var rendition && counts.TryGetValue(rendition, out var count))
        {
            counts[rendition] = count + 1;
        }
    }

    public void Dispose() => free.Dispose();
}
