namespace Sunomi.GraphQL.Execution;

/// <summary>
/// CompleteValue(fieldType, fields, result, variableValues) for one position of the schema and one CLR type,
/// https://spec.graphql.org/September2025/#CompleteValue(). Made once when the schema is bound.
/// </summary>
internal abstract class Completer<T>
{
    /// <summary>Writes the value.</summary>
    /// <returns>False when it could not be: the error is recorded, and null propagates to the parent.</returns>
    public abstract bool CompleteValue(Executor executor, FieldPlan field, T value);
}

/// <summary>A non-null position: null is an error, and so propagates.</summary>
internal sealed class NonNullCompleter<T>(Completer<T> inner) : Completer<T>
{
    public override bool CompleteValue(Executor executor, FieldPlan field, T value)
    {
        if (value is null)
        {
            executor.AddError(field, $"Cannot return null for non-nullable field {field.Definition}.");
            return false;
        }

        return inner.CompleteValue(executor, field, value);
    }
}

/// <summary>A nullable position of a leaf: nothing below it can be unfinished.</summary>
internal sealed class NullableLeafCompleter<T>(Completer<T> inner) : Completer<T>
{
    public override bool CompleteValue(Executor executor, FieldPlan field, T value)
    {
        if (value is null)
        {
            executor.Writer.Null();
            return true;
        }

        var length = executor.Writer.Length;
        if (!inner.CompleteValue(executor, field, value))
        {
            executor.Writer.Truncate(length);
            executor.Writer.Null();
        }

        return true;
    }
}

/// <summary>A nullable position of an object or list: a null from below ends here.</summary>
internal sealed class NullableCompleter<T>(Completer<T> inner) : Completer<T>
{
    public override bool CompleteValue(Executor executor, FieldPlan field, T value)
    {
        if (value is null)
        {
            executor.Writer.Null();
            return true;
        }

        var mark = executor.EnterNullable();
        if (inner.CompleteValue(executor, field, value))
        {
            executor.LeaveNullable(mark);
        }
        else
        {
            executor.Rollback(mark);
            executor.Writer.Null();
        }

        return true;
    }
}

/// <summary>A nullable struct that is not null: the positions around it have seen to that.</summary>
internal sealed class UnwrapCompleter<T>(Completer<T> inner) : Completer<T?>
    where T : struct
{
    public override bool CompleteValue(Executor executor, FieldPlan field, T? value) => inner.CompleteValue(executor, field, value.GetValueOrDefault());
}

/// <summary>A scalar or enum.</summary>
internal sealed class LeafCompleter<T>(Action<JsonWriter, T> write) : Completer<T>
{
    public override bool CompleteValue(Executor executor, FieldPlan field, T value)
    {
        try
        {
            write(executor.Writer, value);
            return true;
        }
        catch (CoercionException exception)
        {
            executor.AddError(field, exception);
            return false;
        }
    }
}

/// <summary>Items of anything enumerable.</summary>
internal sealed class ListCompleter<TList, TItem>(Completer<TItem> item) : Completer<TList>
    where TList : IEnumerable<TItem>
{
    public override bool CompleteValue(Executor executor, FieldPlan field, TList value)
    {
        executor.Writer.Byte((byte)'[');
        var parent = executor.Path;
        var index = 0;
        if (value is IReadOnlyList<TItem> list)
        {
            for (; index < list.Count; index++)
            {
                if (!Item(executor, field, list[index], parent, index))
                {
                    return false;
                }
            }
        }
        else
        {
            foreach (var one in value)
            {
                if (!Item(executor, field, one, parent, index++))
                {
                    return false;
                }
            }
        }

        executor.Writer.Byte((byte)']');
        return true;
    }

    private bool Item(Executor executor, FieldPlan field, TItem value, int parent, int index)
    {
        if (index > 0)
        {
            executor.Writer.Byte((byte)',');
        }

        var steps = executor.EnterItem(parent, index);
        var completed = item.CompleteValue(executor, field, value);
        executor.Leave(steps, parent);
        return completed;
    }
}

/// <summary>An object whose CLR type is known from the resolver.</summary>
internal sealed class ObjectCompleter<T>(ObjectBinding binding) : Completer<T>
{
    public override bool CompleteValue(Executor executor, FieldPlan field, T value) =>
        executor.ExecuteSelectionSet(field.SelectionFor(binding.Type), binding, value);
}

/// <summary>ResolveAbstractType(abstractType, objectValue): the value's CLR type decides.</summary>
internal sealed class AbstractCompleter<T>(TypeResolver resolver) : Completer<T>
{
    public override bool CompleteValue(Executor executor, FieldPlan field, T value)
    {
        var binding = resolver.Resolve(value!);
        if (binding is null)
        {
            executor.AddError(field, $"A value of CLR type {value!.GetType().Name} is not bound to an object type that {field.Definition} of type {field.Definition.Type.Named} may return.");
            return false;
        }

        return executor.ExecuteSelectionSet(field.SelectionFor(binding.Type), binding, value);
    }
}
