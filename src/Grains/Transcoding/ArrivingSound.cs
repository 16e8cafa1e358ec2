using Sunomi.Media;

namespace Sunomi.Transcoding;

/// <summary>The encoder of a sound track of a file that still arrives, with where it stores: it outlives the jobs that bring it bytes.</summary>
internal sealed class ArrivingSound(MediaPipeline media, EncodePlan plan, int track, ObjectSegmentSink sink) : IAsyncDisposable
{
    public GrowingSound Encoder { get; } = media.BeginAudio(plan, track, sink);

    public async ValueTask DisposeAsync()
    {
        await Encoder.DisposeAsync();
        sink.Dispose();
    }
}
