using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Binding;

/// <summary>The source stream that a method returns.</summary>
internal sealed class MethodSource<T>(ResolveField<ValueTask<IAsyncEnumerable<T>>> subscribe) : EventSource
{
    public override async ValueTask<IAsyncEnumerable<object?>> SubscribeAsync(Executor executor, FieldPlan field)
    {
        var stream = await subscribe(executor, field, null);
        return stream as IAsyncEnumerable<object?> ?? Box(stream);
    }

    private static async IAsyncEnumerable<object?> Box(IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in stream.WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }
}
