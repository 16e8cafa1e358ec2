namespace Sunomi.Outcomes;

/// <summary>What a command came to: a value, or the problems that kept it from happening (then nothing has changed).</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.Outcome`1")]
public sealed record Outcome<T>
    where T : class
{
    private Outcome(T? value, Problem[] problems)
    {
        Value = value;
        Problems = problems;
    }

    /// <summary>Not null exactly when there are no problems.</summary>
    [Id(0)]
    public T? Value { get; private init; }

    [Id(1)]
    public Problem[] Problems { get; private init; }

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Problem problem) => new(null, [problem]);

    public static implicit operator Outcome<T>(Problem[] problems) => new(null, problems);
}
