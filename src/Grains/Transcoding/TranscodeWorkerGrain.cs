using Sunomi.Placement;

namespace Sunomi.Transcoding;

/// <summary>
/// Fetches work for one slot. The job itself runs in <see cref="TranscodeRunner"/>, outside the turn, and outlives this activation.
/// </summary>
[OnItsSilo]
internal sealed class TranscodeWorkerGrain(TranscodeRunner runner) : Grain, ITranscodeWorkerGrain
{
    public async Task Wake()
    {
        var worker = this.GetPrimaryKeyString();
        if (runner.SlotOf(worker) is not { } slot)
        {
            // a slot that this silo does not have, or not any more
            DeactivateOnIdle();
            return;
        }

        if (runner.IsBusy(slot))
        {
            return;
        }

        var queue = GrainFactory.TranscodeQueue();
        if (await queue.Lease(worker, runner.KindOf(slot), CancellationToken.None) is { } lease && !runner.TryStart(slot, lease))
        {
            await queue.HandBack(lease.Task.Id, lease.Token, CancellationToken.None);
        }
    }
}
