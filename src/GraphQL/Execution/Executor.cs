using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// Executes one operation: depth first, writing the response as it goes. All resolvers of an operation start on one thread at a
/// time; where a task is not complete a <see cref="Hole"/> stays, and execution goes on with the next field.
/// </summary>
internal sealed partial class Executor
{
    /// <summary>What a response is given room for in advance: one that was very long says little about the next.</summary>
    private const int MostExpected = 1 << 20;

    private readonly ExecutionSettings settings;
    private readonly SchemaBindings bindings;

    public Executor(ExecutionSettings settings, SchemaBindings bindings, OperationPlan plan, VariableValues variables, RequestContext request)
    {
        this.settings = settings;
        this.bindings = bindings;
        Plan = plan;
        Variables = variables;
        Request = request;
        Writer = new JsonWriter(Math.Min(plan.ResponseLength, MostExpected)) { MaxBytes = settings.ResponseBytes };
    }

    /// <summary>An executor that only starts a source stream: its loaders work, and its token lasts as long as the request.</summary>
    public static Executor ForSource(ExecutionSettings settings, SchemaBindings bindings, OperationPlan plan, VariableValues variables, RequestContext request) =>
        new(settings, bindings, plan, variables, request) { isSource = true, pending = 1 };

    public OperationPlan Plan { get; }

    public VariableValues Variables { get; }

    public RequestContext Request { get; }

    public JsonWriter Writer { get; }

    /// <summary>Of the operation, when somebody traces it: then slow resolvers are told of.</summary>
    public Activity? Activity { get; init; }

    /// <summary>Coerced arguments of the field.</summary>
    public object?[] Arguments(FieldPlan field) => field.Arguments is { } arguments ? arguments.Values(Variables) : [];

    // ExecuteSelectionSet(selectionSet, objectType, objectValue, variableValues)
    public bool ExecuteSelectionSet(SelectionPlan selection, ObjectBinding binding, object? source)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Writer.Byte((byte)'{');
        foreach (var field in selection.Fields)
        {
            Writer.Raw(field.Key);
            if (field.Constant is { } constant)
            {
                Writer.Raw(constant);
            }
            else if (!ExecuteField(field, ExecutorOf(field, binding), source))
            {
                return false;
            }
        }

        Writer.Byte((byte)'}');
        return true;
    }

    // ExecuteField(objectType, objectValue, fieldType, fields, variableValues)
    private bool ExecuteField(FieldPlan field, FieldExecutor executor, object? source)
    {
        var mark = EnterField(field);
        var started = Activity is null ? 0 : Stopwatch.GetTimestamp();
        bool completed;
        try
        {
            completed = executor.Execute(this, field, source);
        }
#pragma warning disable CA1031 // HandleFieldError: whatever a resolver throws is the error of its field
        catch (Exception exception) when (exception is not ResponseTooLargeException)
#pragma warning restore CA1031
        {
            completed = HandleFieldError(field, field.IsNonNull, exception, mark);
        }

        if (Activity is not null)
        {
            TellIfSlow(field, Path, started);
        }

        Leave(mark.Steps, mark.Path);
        return completed;
    }

    /// <summary>With what is below it, where that is resolved at once.</summary>
    private void TellIfSlow(FieldPlan field, int path, long started)
    {
        var took = Stopwatch.GetElapsedTime(started);
        if (took > settings.SlowResolver)
        {
            GraphQLTelemetry.ResolverWasSlow(Activity!, field.Definition.ToString(), string.Join('.', PathOf(path)), took);
        }
    }

    // ExecuteSelectionSet for the root of a mutation, serially: https://spec.graphql.org/September2025/#sec-Mutation
    private bool ExecuteSerially(SelectionPlan selection, ObjectBinding binding, object? source)
    {
        Writer.Byte((byte)'{');
        foreach (var field in selection.Fields)
        {
            Writer.Raw(field.Key);
            if (field.Constant is { } constant)
            {
                Writer.Raw(constant);
            }
            else
            {
                var mark = EnterField(field);
                var hole = new SerialHole(ExecutorOf(field, binding), source) { Field = field, IsNonNull = field.IsNonNull };
                LeaveHole(hole);
                serial.Enqueue(hole);
                Path = mark.Path;
            }
        }

        Writer.Byte((byte)'}');
        return true;
    }

    private FieldExecutor ExecutorOf(FieldPlan field, ObjectBinding binding) => (field.IsMeta ? bindings.Meta : binding).Fields[field.Definition.Index];

    /// <summary>Takes back what the field has written, records the error, and writes null where that is allowed.</summary>
    private bool HandleFieldError(FieldPlan field, bool isNonNull, Exception exception, ExecutionMark mark)
    {
        Rollback(mark);
        Path = mark.Steps; // the step of the field itself, right behind the mark
        stepCount = mark.Steps + 1;
        AddError(field, exception);
        if (isNonNull)
        {
            return false;
        }

        Writer.Null();
        return true;
    }
}
