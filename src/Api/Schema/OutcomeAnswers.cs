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

    /// <summary>Grains name fields; in the contract those of these mutations are fields of their argument <c>input</c>.</summary>
    public static Problem[] InInput(this Problem[] problems) =>
        [.. problems.Select(problem => problem.Field is { } field ? problem with { Field = ["input", .. field] } : problem)];
}
