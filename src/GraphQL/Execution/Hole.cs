namespace Sunomi.GraphQL.Execution;

/// <summary>
/// A place in the response whose value is not there yet. When it is, it is written at the end of the buffer, and the parts are
/// put in order when the response is sent: nothing is ever moved, and nothing waits for its neighbours.
/// </summary>
internal abstract class Hole
{
    /// <summary>Where in the buffer this value belongs.</summary>
    public int Position;

    /// <summary>The run that left this hole.</summary>
    public int Run;

    public int Path;

    /// <summary>The nearest nullable scope around it.</summary>
    public int Scope;

    /// <summary>When it was left, where somebody traces the operation.</summary>
    public long Started;

    public required FieldPlan Field { get; init; }

    /// <summary>Whether the value itself may not be null.</summary>
    public required bool IsNonNull { get; init; }

    /// <summary>Nobody waits for it any more: what is around it became null.</summary>
    public bool IsDead { get; set; }

    public bool IsFilled { get; set; }

    // What was written for it, and the holes that this left in turn: both are contiguous.
    public int OwnRun;
    public int Start;
    public int End;
    public int FirstChild;
    public int ChildEnd;

    /// <summary>Writes the value at the end of the buffer.</summary>
    /// <returns>False when a null must propagate to the parent.</returns>
    public abstract bool Fill(Executor executor);
}
