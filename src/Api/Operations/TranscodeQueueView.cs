using Sunomi.Storage.Catalogue;
using Sunomi.Videos;

namespace Sunomi.Operations;

/// <summary>What is stored of the queue. A page shows the first leases; a cluster has as many as it has slots.</summary>
internal sealed record TranscodeQueueView(int WaitingCount, int LeasedCount, IReadOnlyList<WaitingTasks> Waiting, IReadOnlyList<LeaseView> Leases)
{
    private const int MostLeases = 200;

    public static TranscodeQueueView Of(IReadOnlyList<StoredTask> tasks)
    {
        var waiting = tasks.Where(task => task.Worker is null).ToList();
        var leased = tasks.Where(task => task.Worker is not null).ToList();
        return new TranscodeQueueView(
            waiting.Count,
            leased.Count,
            [
                .. waiting.GroupBy(task => task.Task.Id.Kind).OrderBy(group => group.Key)
                    .Select(group => new WaitingTasks(group.Key.ToString().ToLowerInvariant(), group.Count())),
            ],
            [
                .. leased.Take(MostLeases).Select(task => new LeaseView(
                    task.Task.Id.Video, $"{task.Task.Id.Kind.ToString().ToLowerInvariant()} {task.Task.Id.Index}", task.Worker!, task.Token ?? 0)),
            ]);
    }
}

internal sealed record WaitingTasks(string Kind, int Count);

/// <param name="Token">fencing token: the higher is the later</param>
internal sealed record LeaseView(VideoId VideoId, string Task, string Worker, long Token);
