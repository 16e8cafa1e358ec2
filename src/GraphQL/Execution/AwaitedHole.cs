using System.Runtime.CompilerServices;

namespace Sunomi.GraphQL.Execution;

/// <summary>Waits for a resolver's task.</summary>
internal sealed class AwaitedHole<T>(Executor executor, Completer<T> completer, ConfiguredValueTaskAwaitable<T>.ConfiguredValueTaskAwaiter awaiter) : Hole
{
    public void Await() => awaiter.UnsafeOnCompleted(() => executor.Ready(this));

    public override bool Fill(Executor executor) => completer.CompleteValue(executor, Field, awaiter.GetResult());
}
