using Sunomi.Media;

namespace Sunomi.Transcoding;

/// <summary>
/// Stores segments as they are finished, a few at a time; who brings more waits, and so does ffmpeg, whose pipe fills up.
/// </summary>
internal sealed class ObjectSegmentSink(GenerationObjects objects, int concurrentPuts) : ISegmentSink, IDisposable
{
    private readonly SemaphoreSlim free = new(concurrentPuts);

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
    }

    public void Dispose() => free.Dispose();
}
