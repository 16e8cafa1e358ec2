namespace Orleans.Runtime;

/// <summary>One object of a client: its calls run one after another, on the thread pool.</summary>
internal sealed class LocalObserver(object instance, Caller owner)
{
    private readonly WeakReference<object> instance = new(instance);
    private readonly Queue<Request> waiting = new();
    private bool running;

    public Caller Owner { get; } = owner;

    /// <summary>False when the object is no more.</summary>
    public bool TryDeliver(Request request)
    {
        if (!instance.TryGetTarget(out var target))
        {
            return false;
        }

        if (request.IsAlwaysInterleave)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static call => _ = call.Request.RunAt(call.Target), (Request: request, Target: target), preferLocal: false);
            return true;
        }

        lock (waiting)
        {
            waiting.Enqueue(request);
            if (running)
            {
                return true;
            }

            running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static observer => _ = observer.RunAll(), this, preferLocal: false);
        return true;
    }

    private async Task RunAll()
    {
        while (true)
        {
            Request? next;
            lock (waiting)
            {
                if (!waiting.TryDequeue(out next))
                {
                    running = false;
                    return;
                }
            }

            if (instance.TryGetTarget(out var target))
            {
                await next.RunAt(target);
            }
        }
    }
}
