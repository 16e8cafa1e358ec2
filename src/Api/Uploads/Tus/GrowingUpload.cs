using Sunomi.Storage.Objects;

namespace Sunomi.Uploads.Tus;

/// <summary>
/// A body on its way to the store; tells now and then that the store has more of it, also when nothing follows for a while. Leaves the body
/// itself open.
/// </summary>
internal sealed class GrowingUpload : ForwardStream
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Stream body;
    private readonly Action grew;
    private readonly ITimer timer;
    private bool hasCome;
    private volatile bool hasGrown;

    /// <param name="grew">called from any thread, about twice a second at most</param>
    public GrowingUpload(Stream body, Action grew, TimeProvider clock)
    {
        (this.body, this.grew) = (body, grew);
        timer = clock.CreateTimer(_ => Tell(), null, Pause, Pause);
    }

    /// <summary>Whoever asks for more has stored what came before.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        hasGrown |= hasCome;
        var count = await body.ReadAsync(buffer, cancellationToken);
        hasCome = count > 0;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        timer.Dispose();
        base.Dispose(disposing);
    }

    private void Tell()
    {
        if (hasGrown)
        {
            hasGrown = false;
            grew();
        }
    }
}
