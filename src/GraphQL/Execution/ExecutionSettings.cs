namespace Sunomi.GraphQL.Execution;

/// <summary>What all operations of a server share.</summary>
internal sealed record ExecutionSettings(TimeSpan ExecutionTime, ErrorPolicy Errors)
{
    /// <summary>A resolver that takes longer is told of in the trace.</summary>
    public TimeSpan SlowResolver { get; init; } = TimeSpan.MaxValue;

    /// <summary>Of data and errors together.</summary>
    public int ResponseBytes { get; init; } = int.MaxValue;
}
