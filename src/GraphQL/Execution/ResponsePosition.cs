namespace Sunomi.GraphQL.Execution;

/// <summary>One step of a response path: a response name, or an index when the name is null. Parent -1 is the root.</summary>
internal struct PathStep
{
    public int Parent;
    public string? Name;
    public int Index;
}

/// <summary>A nullable object or list that is being written, or has unfinished parts: what a null that propagates replaces.</summary>
internal struct NullableScope
{
    /// <summary>The scope around it, -1 for none.</summary>
    public int Parent;

    /// <summary>The run that wrote it; positions count in that run.</summary>
    public int Run;

    public int Start;
    public int End;

    // The holes that were left in it, but for those that the values of these have left: contiguous.
    public int FirstHole;
    public int HoleEnd;

    public bool IsNulled;
}

/// <summary>What must be restored when something that was written is taken back.</summary>
internal readonly record struct ExecutionMark(int Length, int Holes, int Steps, int Path, int Scopes, int Scope);
