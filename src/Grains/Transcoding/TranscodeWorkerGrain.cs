using Orleans.Placement;

namespace Sunomi.Transcoding;

/// <summary>
/// Fetches work for one slot. The job itself runs in <see cref="TranscodeRunner"/>, outside the turn, and outlives this activation.
/// </summary>
[PreferLocalPlacement]
internal sealed class TranscodeWorkerGrain(TranscodeRunner runner) : Grain, ITranscodeWorkerGrain
{
    public async Task Wake()
    {
        var worker = this.GetPrimaryKeyString();
        if (runner.SlotOf(worker) is not { } slot)
        {
            // Called from elsewhere when no activation was there: the silo that the slot is of will call, and then it lives there.
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
