using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// Turns: whoever completes a task takes the executor's turn if nobody has it, and fills what is ready. When nothing is, the
/// collected batches are dispatched. No thread waits.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "ends itself: the source is disposed with the response")]
internal sealed partial class Executor : IBatchScheduler
{
    private readonly Lock gate = new();
    private readonly List<Hole> holes = [];
    private readonly Queue<object> ready = new();
    private readonly Queue<SerialHole> serial = new();
    private List<IBatch> batches = [];
    private Dictionary<string, object>? loaders;
    private CancellationTokenSource? cancellation;
    private CancellationToken cancellationToken;
    private TaskCompletionSource? completion;
    private int pending;
    private int runs;
    private bool hasTurn;
    private bool isFinished;
    private bool isSource;
    private bool isTooLarge;

    private string WhyAbandoned => Request.Aborted.IsCancellationRequested
        ? "The request was cancelled."
        : $"The operation took longer than {settings.ExecutionTime.TotalSeconds:0.###} s (limit: execution time).";

    /// <summary>Of the operation; the token stays good when the operation has ended, for resolvers that nobody waits for any more.</summary>
    public CancellationToken CancellationToken
    {
        get
        {
            if (isSource)
            {
                return Request.Aborted;
            }

            lock (gate)
            {
                if (cancellation is null)
                {
                    cancellation = CancellationTokenSource.CreateLinkedTokenSource(Request.Aborted);
                    cancellationToken = cancellation.Token;
                }

                return cancellationToken;
            }
        }
    }

    /// <summary>Executes the operation's root selection set; then <see cref="Response"/> has the answer.</summary>
    public ValueTask ExecuteAsync(object? rootValue)
    {
        hasTurn = true;
        try
        {
            ExecuteRoot(rootValue);
        }
        catch (ResponseTooLargeException)
        {
            GiveUp();
            return ValueTask.CompletedTask;
        }

        TakeTurn();
        lock (gate)
        {
            if (isFinished)
            {
                return completion is null ? ValueTask.CompletedTask : new(completion.Task); // there is one only if the engine failed
            }

            completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        var token = CancellationToken;
        cancellation!.CancelAfter(settings.ExecutionTime);
        token.UnsafeRegister(static executor => ((Executor)executor!).Post(((Executor)executor).Abandon), this);
        return new(completion.Task);
    }

    private void ExecuteRoot(object? rootValue)
    {
        Writer.Raw("{\"data\":"u8);
        var mark = EnterNullable();
        var binding = bindings.Roots[Plan.RootType];
        if (!(Plan.Operation == OperationType.Mutation ? ExecuteSerially(Plan.Root, binding, rootValue) : ExecuteSelectionSet(Plan.Root, binding, rootValue)))
        {
            Rollback(mark);
            serial.Clear();
            Writer.Null();
            EnterNullable();
        }

        EndScope(0);
    }

    /// <summary>The response is beyond its limit: nobody waits for what is not there yet.</summary>
    private void GiveUp()
    {
        lock (gate)
        {
            isTooLarge = true;
            isFinished = true;
        }

        cancellation?.Cancel();
        completion?.TrySetResult();
    }

    /// <summary>Leaves a hole for a task that is not complete.</summary>
    /// <returns>True: whether a null will propagate is not known yet.</returns>
    public bool Suspend<T>(ValueTask<T> task, FieldPlan field, bool isNonNull, Completer<T> completer)
    {
        var hole = new AwaitedHole<T>(this, completer, task.ConfigureAwait(false).GetAwaiter()) { Field = field, IsNonNull = isNonNull };
        LeaveHole(hole);
        pending++;
        hole.Await();
        return true;
    }

    /// <summary>The hole's task is complete. Called on any thread.</summary>
    public void Ready(Hole hole) => Schedule(hole);

    public void Post(Action action) => Schedule(action);

    public void Enqueue(IBatch batch)
    {
        lock (gate)
        {
            batches.Add(batch);
            if (hasTurn)
            {
                return;
            }

            hasTurn = true;
        }

        // Not on this thread: its resolver may have more to ask for.
        ThreadPool.UnsafeQueueUserWorkItem(static executor => executor.TakeTurn(), this, preferLocal: false);
    }

    public DataLoader<TKey, TValue> Loader<TKey, TValue>(string name, BatchLoad<TKey, TValue> load)
        where TKey : notnull
    {
        lock (gate)
        {
            loaders ??= [];
            if (!loaders.TryGetValue(name, out var loader))
            {
                loaders[name] = loader = new DataLoader<TKey, TValue>(this, load);
            }

            return loader as DataLoader<TKey, TValue>
                ?? throw new InvalidOperationException($"The loader \"{name}\" was made as {loader.GetType()}; give loaders of other types other names.");
        }
    }

    private void Schedule(object work)
    {
        lock (gate)
        {
            ready.Enqueue(work);
            if (hasTurn)
            {
                return;
            }

            hasTurn = true;
        }

        TakeTurn();
    }

    /// <summary>Works until nothing is ready; the caller has set <see cref="hasTurn"/>.</summary>
    private void TakeTurn()
    {
        // Who completes a task lends its thread, not its context: there, what a batch completes at once would come back one by one.
        var lent = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (Next() is { } work)
            {
                switch (work)
                {
                    case Hole hole:
                        Fill(hole);
                        break;
                    case Action action:
                        action();
                        break;
                    case List<IBatch> collected:
                        collected.ForEach(batch => batch.Dispatch());
                        break;
                }
            }
        }
        catch (ResponseTooLargeException)
        {
            GiveUp();
        }
#pragma warning disable CA1031 // an error of the engine itself belongs to whoever awaits the operation, not to the thread that had the turn
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                isFinished = true;
                completion ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            completion.TrySetException(exception);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(lent);
        }
    }

    /// <summary>What to do next; null gives the turn back, or keeps it for ever when the operation is finished.</summary>
    private object? Next()
    {
        TaskCompletionSource? finished;
        lock (gate)
        {
            if (isFinished)
            {
                return null;
            }

            if (ready.TryDequeue(out var work))
            {
                return work;
            }

            if (pending == 0)
            {
                // those after a field whose null took the whole data with it are dead
                while (serial.TryDequeue(out var next))
                {
                    if (!next.IsDead)
                    {
                        pending++;
                        return next;
                    }
                }

                isFinished = true;
                isTooLarge = Writer.Length + errorBytes > settings.ResponseBytes;
                finished = completion;
            }
            else if (batches.Count > 0)
            {
                var collected = batches;
                batches = [];
                return collected;
            }
            else
            {
                hasTurn = false;
                return null;
            }
        }

        finished?.TrySetResult();
        return null;
    }

    private void LeaveHole(Hole hole)
    {
        hole.Position = Writer.Length;
        hole.Run = run;
        hole.Path = Path;
        hole.Scope = scope;
        hole.Started = Activity is null ? 0 : Stopwatch.GetTimestamp();
        holes.Add(hole);
    }

    /// <summary>Writes a late value, as a run of its own behind all others.</summary>
    private void Fill(Hole hole)
    {
        if (hole.IsDead || hole.IsFilled)
        {
            return;
        }

        pending--;
        if (Activity is not null && hole is not SerialHole)
        {
            TellIfSlow(hole.Field, hole.Path, hole.Started);
        }

        BeginRun(hole);
        var mark = Mark;
        bool completed;
        try
        {
            completed = hole.Fill(this);
        }
#pragma warning disable CA1031 // HandleFieldError: whatever a resolver throws is the error of its field
        catch (Exception exception) when (exception is not ResponseTooLargeException)
#pragma warning restore CA1031
        {
            Rollback(mark);
            AddError(hole.Field, exception);
            completed = !hole.IsNonNull;
            if (completed)
            {
                Writer.Null();
            }
        }

        EndRun(hole, completed);
    }

    private void BeginRun(Hole hole)
    {
        hole.IsFilled = true;
        hole.OwnRun = run = ++runs;
        hole.Start = Writer.Length;
        hole.FirstChild = holes.Count;
        Path = hole.Path;
        scope = hole.Scope;
    }

    private void EndRun(Hole hole, bool completed)
    {
        hole.End = Writer.Length;
        hole.ChildEnd = holes.Count;
        if (!completed)
        {
            PropagateNull(hole.Scope);
        }
    }

    private void Kill(Hole hole)
    {
        if (!hole.IsFilled && !hole.IsDead)
        {
            hole.IsDead = true;
            if (hole is not SerialHole)
            {
                pending--;
            }
        }
    }

    /// <summary>The time is over, or the caller is gone: what is not there yet is an error.</summary>
    private void Abandon()
    {
        serial.Clear();
        for (var i = 0; i < holes.Count; i++)
        {
            var hole = holes[i];
            if (hole.IsFilled || hole.IsDead)
            {
                continue;
            }

            pending -= hole is SerialHole ? 0 : 1;
            BeginRun(hole);
            AddError(hole.Field, WhyAbandoned);
            if (!hole.IsNonNull)
            {
                Writer.Null();
            }

            EndRun(hole, !hole.IsNonNull);
        }
    }
}
