using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>
/// Tells how long the rest of the encoding takes: from the pace of each task that runs, and from how fast the last ones went for those that
/// wait, which take the slots as they become free. Says nothing until it has seen enough.
/// </summary>
internal sealed class SpeedGauge
{
    /// <summary>Seconds of work on chunks that must have been seen.</summary>
    private const double Enough = 1;

    /// <summary>Share of a task and seconds from which on its own pace counts.</summary>
    private const double EnoughOfTask = 0.05;
    private const double EnoughTime = 2;

    /// <summary>Seconds that a task needs before it shows progress.</summary>
    private const double Beginning = 0.5;

    /// <summary>Seconds after which what was measured counts half: others may have come or gone.</summary>
    private const double HalfLife = 20;

    /// <summary>A task that has not moved for longer holds no slot: it waits to be begun again.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(20);

    /// <summary>From the end of a task to the first sign of the next in its slot, at the most.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(TranscodeTaskKind, int), Pace> paces = [];
    private DateTimeOffset last;
    private double work;
    private double busy;
    private (int Count, DateTimeOffset At) slots;

    public void Reset()
    {
        paces.Clear();
        (last, work, busy, slots) = (default, 0, 0, default);
    }

    /// <summary>Time for the rest; null while it is unknown.</summary>
    /// <param name="tasks">All that are encoding.</param>
    public TimeSpan? TimeFor(IReadOnlyCollection<TaskWork> tasks, DateTimeOffset now)
    {
        Measure(tasks, now);
        if (busy < Enough || work <= 0)
        {
            return null;
        }

        // 1. those that run end at their own pace; chunks keep their slots until then
        var speed = work / busy;
        var end = 0.0;
        PriorityQueue<double, double> free = new();
        foreach (var task in tasks.Where(task => task.Fraction < 1 && IsRunning(task, now)))
        {
            var ends = (1 - task.Fraction) * task.Weight / (paces[task.Key].Speed(task.Weight, now) ?? speed);
            end = Math.Max(end, ends);
            if (task.IsChunk)
            {
                free.Enqueue(ends, ends);
            }
        }

        while (free.Count < SlotsNow(free.Count, now))
        {
            free.Enqueue(0, 0);
        }

        // 2. those that wait follow in their order
        foreach (var task in tasks.Where(task => task.Fraction < 1 && !IsRunning(task, now)).OrderBy(task => task.Urgency))
        {
            var begins = free.Dequeue();
            var ends = begins + Beginning + ((1 - task.Fraction) * task.Weight / speed);
            end = Math.Max(end, ends);
            free.Enqueue(ends, ends);
        }

        return TimeSpan.FromSeconds(end);
    }

    /// <summary>As many as ran at a time lately: one that has just ended is followed by the next.</summary>
    private int SlotsNow(int running, DateTimeOffset now)
    {
        if (running >= slots.Count || now - slots.At > Gap)
        {
            slots = (Math.Max(1, running), now);
        }

        return slots.Count;
    }

    private bool IsRunning(TaskWork task, DateTimeOffset now) => paces.TryGetValue(task.Key, out var pace) && now - pace.Moved < Still;

    /// <summary>Adds what was done since the last time.</summary>
    private void Measure(IReadOnlyCollection<TaskWork> tasks, DateTimeOffset now)
    {
        var passed = last == default ? 0 : Math.Max(0, (now - last).TotalSeconds);
        last = now;
        var kept = Math.Pow(0.5, passed / HalfLife);
        (work, busy) = (work * kept, busy * kept);
        foreach (var task in tasks.Where(task => task.IsReported))
        {
            if (!paces.TryGetValue(task.Key, out var pace) || task.Fraction < pace.Fraction)
            {
                // not seen yet, or begun again: what was done before says nothing about the speed from here on
                paces[task.Key] = new Pace(now, task.Fraction, now, task.Fraction);
                continue;
            }

            if (task.IsChunk && pace.Fraction < 1)
            {
                work += (task.Fraction - pace.Fraction) * task.Weight;
                busy += passed;
            }

            if (task.Fraction > pace.Fraction)
            {
                paces[task.Key] = pace with { Moved = now, Fraction = task.Fraction };
            }
        }
    }

    private readonly record struct Pace(DateTimeOffset Begun, double From, DateTimeOffset Moved, double Fraction)
    {
        /// <summary>Work in a second; null while too little was seen.</summary>
        public double? Speed(double weight, DateTimeOffset now)
        {
            var (seconds, done) = ((now - Begun).TotalSeconds, Fraction - From);
            return seconds >= EnoughTime && done >= EnoughOfTask ? done * weight / seconds : null;
        }
    }
}

/// <param name="Weight">Share of the whole.</param>
/// <param name="Fraction">How much of it is done.</param>
/// <param name="IsReported">A worker told of it.</param>
internal readonly record struct TaskWork(TranscodeTaskKind Kind, int Index, int Urgency, double Weight, double Fraction, bool IsReported)
{
    public (TranscodeTaskKind, int) Key => (Kind, Index);

    /// <summary>It has one of the slots that are for long work.</summary>
    public bool IsChunk => Kind == TranscodeTaskKind.Video;
}
