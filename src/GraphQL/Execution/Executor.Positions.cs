using System.Runtime.CompilerServices;

namespace Sunomi.GraphQL.Execution;

/// <summary>Where execution stands: the path, the nullable scopes around it, and what to restore when something is taken back.</summary>
internal sealed partial class Executor
{
    private readonly List<GraphQLError> errors = [];
    private long errorBytes;
    private PathStep[] steps = new PathStep[16];
    private int stepCount;
    private NullableScope[] scopes = new NullableScope[8];
    private int scopeCount;
    private int scope = -1;
    private int run;

    /// <summary>The step of the position that is being completed, -1 at the root.</summary>
    public int Path { get; private set; } = -1;

    public IReadOnlyList<GraphQLError> Errors => errors;

    private ExecutionMark Mark => new(Writer.Length, holes.Count, stepCount, Path, scopeCount, scope);

    /// <summary>Begins a nullable object or list: a null that comes up from below ends here.</summary>
    public ExecutionMark EnterNullable()
    {
        var mark = Mark;
        if (scopeCount == scopes.Length)
        {
            Array.Resize(ref scopes, scopes.Length * 2);
        }

        scopes[scopeCount] = new NullableScope { Parent = scope, Run = run, Start = Writer.Length, FirstHole = holes.Count };
        scope = scopeCount++;
        return mark;
    }

    public void LeaveNullable(ExecutionMark mark)
    {
        EndScope(scope);
        scope = mark.Scope;
        if (holes.Count == mark.Holes)
        {
            scopeCount = mark.Scopes; // complete, so nothing can null it any more
        }
    }

    /// <summary>Takes back everything since the mark, unfinished values included.</summary>
    public void Rollback(ExecutionMark mark)
    {
        for (var i = mark.Holes; i < holes.Count; i++)
        {
            Kill(holes[i]);
        }

        holes.RemoveRange(mark.Holes, holes.Count - mark.Holes);
        Writer.Truncate(mark.Length);
        stepCount = mark.Steps;
        Path = mark.Path;
        scopeCount = mark.Scopes;
        scope = mark.Scope;
    }

    /// <summary>Begins an item of the list at this path.</summary>
    /// <returns>What <see cref="Leave"/> needs.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EnterItem(int parent, int index)
    {
        var before = stepCount;
        Path = Push(new PathStep { Parent = parent, Index = index });
        return before;
    }

    /// <summary>Ends a field or item. Its step stays as long as a hole below needs it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(int before, int parent)
    {
        Path = parent;
        if (holes.Count == 0 || holes[^1].Path < before)
        {
            stepCount = before;
        }
    }

    public void AddError(FieldPlan field, string message) =>
        AddError(new GraphQLError(message) { Locations = [.. field.Locations], Path = PathOf(Path) });

    public void AddError(FieldPlan field, Exception exception)
    {
        if (exception is OperationCanceledException && cancellation?.IsCancellationRequested == true)
        {
            AddError(field, WhyAbandoned); // the resolver has listened to its token: nothing went wrong in it
        }
        else
        {
            AddError(settings.Errors.Describe(exception, field, PathOf(Path)));
        }
    }

    private void AddError(GraphQLError error)
    {
        const int Around = 100; // names of members, locations, a short path
        errors.Add(error);
        errorBytes += Around + error.Message.Length;
        if (errorBytes > settings.ResponseBytes)
        {
            throw new ResponseTooLargeException();
        }
    }

    /// <summary>Response names and list indices from the root to a step.</summary>
    public IReadOnlyList<object> PathOf(int step)
    {
        var path = new List<object>();
        for (; step >= 0; step = steps[step].Parent)
        {
            path.Add(steps[step].Name is { } name ? name : steps[step].Index);
        }

        path.Reverse();
        return path;
    }

    private ExecutionMark EnterField(FieldPlan field)
    {
        var mark = Mark;
        Path = Push(new PathStep { Parent = Path, Name = field.ResponseName });
        return mark;
    }

    private int Push(PathStep step)
    {
        if (stepCount == steps.Length)
        {
            Array.Resize(ref steps, steps.Length * 2);
        }

        steps[stepCount] = step;
        return stepCount++;
    }

    /// <summary>A null comes up to this scope from a value that was late: what it has written will not be sent.</summary>
    private void PropagateNull(int nulled)
    {
        scopes[nulled].IsNulled = true;
        Kill(scopes[nulled].FirstHole, scopes[nulled].HoleEnd);
    }

    /// <summary>Nobody waits any more for these holes, nor for those that their values have left.</summary>
    private void Kill(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            Kill(holes[i]);
            Kill(holes[i].FirstChild, holes[i].ChildEnd);
        }
    }

    private void EndScope(int ended)
    {
        scopes[ended].End = Writer.Length;
        scopes[ended].HoleEnd = holes.Count;
    }
}
