using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Transports;

/// <summary>
/// The responses to events that many subscribers get: executed and serialised once for each operation with the same variables. An event
/// is the same when it is the same object; with it its responses are forgotten.
/// </summary>
internal sealed class SharedResponses
{
    private readonly ConditionalWeakTable<object, EventResponses> events = [];

    /// <param name="one">The event.</param>
    /// <param name="request">What the subscriber asked for.</param>
    /// <param name="execute">Makes the response for the first who asks.</param>
    public Task<ReadOnlyMemory<byte>> GetAsync(object one, PreparedRequest request, Func<PreparedRequest, object, Task<ReadOnlyMemory<byte>>> execute) =>
        events.GetOrCreateValue(one).Get(new(request.Plan!, request.VariablesText), () => execute(request, one));

    private readonly record struct Key(OperationPlan Plan, string Variables);

    private sealed class EventResponses
    {
        private readonly Lock gate = new();
        private readonly Dictionary<Key, Lazy<Task<ReadOnlyMemory<byte>>>> responses = [];

        public Task<ReadOnlyMemory<byte>> Get(Key key, Func<Task<ReadOnlyMemory<byte>>> make)
        {
            Lazy<Task<ReadOnlyMemory<byte>>>? response;
            lock (gate)
            {
                if (!responses.TryGetValue(key, out response))
                {
                    responses[key] = response = new(make);
                }
            }

            return response.Value;
        }
    }
}
