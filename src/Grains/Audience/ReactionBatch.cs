using Sunomi.Users;

namespace Sunomi.Audience;

/// <summary>Reactions that are stored together: of each person the last one, in the order in which they arrived.</summary>
internal sealed class ReactionBatch
{
    private readonly Dictionary<UserId, Reaction> last = [];

    /// <summary>Not run by who completes it: the caller's turn is another one.</summary>
    private readonly TaskCompletionSource<ReactionBatchResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsEmpty => last.Count == 0;

    public IReadOnlyDictionary<UserId, Reaction> Reactions => last;

    /// <summary>Ends when the batch is stored, or failed.</summary>
    public Task<ReactionBatchResult> Done => done.Task;

    public void Add(UserId by, Reaction reaction) => last[by] = reaction;

    public void Complete(ReactionBatchResult result) => done.SetResult(result);

    public void Fail(Exception failure)
    {
        done.SetException(failure);

        // A batch whose callers have all given up is nobody's unobserved failure.
        _ = done.Task.Exception;
    }
}

/// <param name="Refused">who may not see the video; nothing of theirs was stored</param>
internal sealed record ReactionBatchResult(AudienceCounts Counts, IReadOnlySet<UserId> Refused);
