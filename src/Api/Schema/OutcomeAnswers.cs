using Sunomi.Outcomes;

namespace Sunomi.Schema;

/// <summary>The one place where what a grain answered becomes what the contract says: a value, or <c>errors</c>.</summary>
internal static class OutcomeAnswers
{
    public static TPayload Answer<T, TPayload>(this Outcome<T> outcome, Func<T?, Problem[], TPayload> payload)
        where T : class => outcome switch
        {
            { Problems: [] } => payload(outcome.Value, []),
            _ => payload(null, outcome.Problems),
        };
}
