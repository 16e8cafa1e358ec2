namespace Orleans.Runtime;

/// <summary>
/// Runs the turns of one activation, one at a time, on the thread pool. Continuations of awaits come back here because it is
/// <see cref="TaskScheduler.Current"/> during a turn; what was handed to <c>Task.Run</c> does not.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // Let others have the thread after this many turns in a row.
    private const int MaxTurnsPerSlice = 64;

    private readonly Lock gate = new();
    private readonly Queue<object> turns = new();
    private bool scheduled;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Starts a message as a turn of its own, without the caller's ambient state.</summary>
    public void Enqueue(Message message) => Add(message);

    protected override void QueueTask(Task task) => Add(task);

    // Only what the running turn itself starts may run inside of it.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, activation) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate)
        {
            return [.. turns.OfType<Task>()];
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        RuntimeContext.Current = activation;
        try
        {
            for (var i = 0; i < MaxTurnsPerSlice; i++)
            {
                object? turn;
                lock (gate)
                {
                    if (!turns.TryDequeue(out turn))
                    {
                        scheduled = false;
                        return;
                    }
                }

                if (turn is Task task)
                {
                    TryExecuteTask(task);
                }
                else
                {
                    new Task(static state => ((Message)state!).Start(), turn).RunSynchronously(this);
                }
            }
        }
        finally
        {
            RuntimeContext.Current = null;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void Add(object turn)
    {
        lock (gate)
        {
            turns.Enqueue(turn);
            if (scheduled)
            {
                return;
            }

            scheduled = true;
        }

        // beside the caller, whose data it was given: as the packages do
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }
}
