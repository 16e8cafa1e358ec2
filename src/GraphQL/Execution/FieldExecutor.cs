namespace Sunomi.GraphQL.Execution;

/// <summary>ResolveFieldValue and CompleteValue of one field for one kind of parent; made once when the schema is bound.</summary>
internal abstract class FieldExecutor
{
    /// <returns>False when a null must propagate to the parent.</returns>
    public abstract bool Execute(Executor executor, FieldPlan field, object? source);
}

internal delegate T ResolveField<out T>(Executor executor, FieldPlan field, object? source);

/// <summary>The resolver returns the value.</summary>
internal sealed class SyncField<T>(ResolveField<T> resolve, Completer<T> completer) : FieldExecutor
{
    public override bool Execute(Executor executor, FieldPlan field, object? source) => completer.CompleteValue(executor, field, resolve(executor, field, source));
}

/// <summary>The resolver returns a task. One that is complete already costs no more than a value.</summary>
internal sealed class TaskField<T>(ResolveField<Task<T>> resolve, Completer<T> completer) : FieldExecutor
{
    public override bool Execute(Executor executor, FieldPlan field, object? source)
    {
        var task = resolve(executor, field, source);
        return task.IsCompleted
            ? completer.CompleteValue(executor, field, task.GetAwaiter().GetResult())
            : executor.Suspend(new ValueTask<T>(task), field, field.IsNonNull, completer);
    }
}

/// <summary>The resolver returns a value task.</summary>
internal sealed class ValueTaskField<T>(ResolveField<ValueTask<T>> resolve, Completer<T> completer) : FieldExecutor
{
    public override bool Execute(Executor executor, FieldPlan field, object? source)
    {
        var task = resolve(executor, field, source);
        return task.IsCompleted
            ? completer.CompleteValue(executor, field, task.GetAwaiter().GetResult())
            : executor.Suspend(task, field, field.IsNonNull, completer);
    }
}
