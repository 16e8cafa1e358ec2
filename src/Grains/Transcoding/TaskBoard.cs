using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Transcoding;

/// <summary>
/// The tasks of a pool and who has them, in memory. Urgent before less urgent; inside an urgency one task of each uploader in turn, so
/// that a hundred videos of one do not hold up the one of another; an uploader's own tasks in the order they came.
/// </summary>
internal sealed class TaskBoard
{
    private readonly Dictionary<TranscodeTaskId, Entry> entries = [];
    private readonly SortedDictionary<int, LinkedList<Line>> waiting = [];

    /// <summary>Tasks that may be taken now.</summary>
    public int WaitingCount => waiting.Values.Sum(ring => ring.Sum(line => line.Tasks.Count));

    public bool Holds(TranscodeTaskId id) => entries.ContainsKey(id);

    public IEnumerable<TranscodeTaskId> TasksOf(VideoId video) => entries.Keys.Where(id => id.Video == video);

    /// <summary>When the next lease ends or the next delay is over; null when neither is running.</summary>
    public DateTimeOffset? NextDue => entries.Values.Min(entry => entry.Due);

    /// <param name="notBefore">it waits until then</param>
    public void Add(TranscodeTask task, DateTimeOffset notBefore, DateTimeOffset now)
    {
        var entry = new Entry(task);
        entries.Add(task.Id, entry);
        if (notBefore > now)
        {
            entry.Due = notBefore;
        }
        else
        {
            Queue(entry);
        }
    }

    /// <summary>What a lease that was stored before says.</summary>
    public void AddLeased(TranscodeTask task, string worker, long token, DateTimeOffset until) =>
        entries.Add(task.Id, new Entry(task) { Lease = (worker, token), Due = until });

    /// <summary>The task whose turn it is; it stays where it is until <see cref="Grant"/>.</summary>
    public TranscodeTask? Next(TranscodeSlotKind slot)
    {
        foreach (var ring in waiting.Values)
        {
            foreach (var line in ring)
            {
                if (line.Tasks.FirstOrDefault(task => slot == TranscodeSlotKind.Any || task.Id.Kind != TranscodeTaskKind.Video) is { } task)
                {
                    return task;
                }
            }
        }

        return null;
    }

    public void Grant(TranscodeTask task, string worker, long token, DateTimeOffset until)
    {
        var entry = entries[task.Id];
        Unqueue(entry, toTheEnd: true);
        entry.Lease = (worker, token);
        entry.Due = until;
    }

    /// <summary>False: the lease is not, or no longer, this one.</summary>
    public bool Extend(TranscodeTaskId id, long token, DateTimeOffset until)
    {
        if (!entries.TryGetValue(id, out var entry) || entry.Lease?.Token != token)
        {
            return false;
        }

        entry.Due = until;
        return true;
    }

    /// <summary>True: the lease was this one, and the task waits for another worker now.</summary>
    public bool Release(TranscodeTaskId id, long token)
    {
        if (!entries.TryGetValue(id, out var entry) || entry.Lease?.Token != token)
        {
            return false;
        }

        Queue(entry);
        return true;
    }

    /// <summary>What the worker has, according to the board.</summary>
    public (TranscodeTaskId Task, long Token)? LeaseOf(string worker)
    {
        foreach (var (id, entry) in entries)
        {
            if (entry.Lease is { } lease && lease.Worker == worker)
            {
                return (id, lease.Token);
            }
        }

        return null;
    }

    /// <summary>Lets those wait for a worker whose lease or delay is over; answers the leases that were lost.</summary>
    public (TranscodeTaskId Task, string Worker)[] Expire(DateTimeOffset now)
    {
        var lost = new List<(TranscodeTaskId, string)>();
        foreach (var (id, entry) in entries)
        {
            if (entry.Due <= now)
            {
                if (entry.Lease is { } lease)
                {
                    lost.Add((id, lease.Worker));
                }

                Queue(entry);
            }
        }

        return [.. lost];
    }

    public void Remove(TranscodeTaskId id)
    {
        if (entries.Remove(id, out var entry))
        {
            Unqueue(entry, toTheEnd: false);
        }
    }

    private void Queue(Entry entry)
    {
        entry.Lease = null;
        entry.Due = null;
        var task = entry.Task;
        if (!waiting.TryGetValue(task.Urgency, out var ring))
        {
            waiting.Add(task.Urgency, ring = []);
        }

        var line = ring.FirstOrDefault(line => line.Owner == task.Owner);
        if (line is null)
        {
            line = new Line(task.Owner);
            ring.AddLast(line);
        }

        line.Tasks.AddLast(task);
    }

    private void Unqueue(Entry entry, bool toTheEnd)
    {
        var task = entry.Task;
        if (!waiting.TryGetValue(task.Urgency, out var ring) || ring.FirstOrDefault(line => line.Owner == task.Owner) is not { } line || !line.Tasks.Remove(task))
        {
            return;
        }

        if (toTheEnd || line.Tasks.Count == 0)
        {
            ring.Remove(line);
        }

        if (toTheEnd && line.Tasks.Count > 0)
        {
            ring.AddLast(line);
        }

        if (ring.Count == 0)
        {
            waiting.Remove(task.Urgency);
        }
    }

    private sealed class Entry(TranscodeTask task)
    {
        public TranscodeTask Task { get; } = task;

        public (string Worker, long Token)? Lease { get; set; }

        /// <summary>End of the lease or of the delay; null while it waits for a worker.</summary>
        public DateTimeOffset? Due { get; set; }
    }

    private sealed class Line(UserId owner)
    {
        public UserId Owner { get; } = owner;

        public LinkedList<TranscodeTask> Tasks { get; } = [];
    }
}
