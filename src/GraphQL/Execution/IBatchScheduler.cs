namespace Sunomi.GraphQL.Execution;

/// <summary>Work that waits until the executor has nothing else ready.</summary>
internal interface IBatch
{
    /// <summary>Starts what was collected so far; never throws.</summary>
    void Dispatch();
}

/// <summary>The executor of one operation as its loaders see it.</summary>
internal interface IBatchScheduler
{
    CancellationToken CancellationToken { get; }

    /// <summary>Dispatches the batch once nothing else is ready.</summary>
    void Enqueue(IBatch batch);

    /// <summary>Runs the action in the executor's turn, before any batch is dispatched.</summary>
    void Post(Action action);
}
