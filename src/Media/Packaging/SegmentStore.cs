using System.Buffers;

namespace Sunomi.Media;

/// <summary>
/// Puts the objects of one rendition one after another, while the next one is being read. Two buffers are all it holds, however long the
/// video is: a slow store slows the reading and, through the pipe, ffmpeg.
/// </summary>
internal sealed class SegmentStore(ISegmentSink sink, string folder, string contentType)
{
    private ArrayBufferWriter<byte> filling = new();
    private ArrayBufferWriter<byte> storing = new();
    private Task stored = Task.CompletedTask;

    /// <summary>Where the next object is being put together.</summary>
    public ArrayBufferWriter<byte> Content => filling;

    /// <summary>Begins to store the content under <paramref name="name"/> and starts an empty one.</summary>
    public async Task Put(string name, CancellationToken cancellationToken)
    {
        await stored;
        (filling, storing) = (storing, filling);
        filling.ResetWrittenCount();
        stored = sink.Put($"{folder}/{name}", contentType, storing.WrittenMemory, cancellationToken);
    }

    /// <summary>Ends when everything is stored.</summary>
    public Task Complete() => stored;
}
