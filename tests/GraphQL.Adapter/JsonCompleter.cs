using System.Text.Json;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Adapter;

/// <summary>Completes JSON values whose shape is only known when they are there, markers of the contract included.</summary>
internal sealed class JsonCompleter(JsonBindings bindings, GraphQLType type) : Completer<JsonElement>
{
    private readonly bool isNonNull = type is NonNullType;
    private readonly JsonCompleter? item = type.Nullable is ListType list ? new(bindings, list.Item) : null;

    public override bool CompleteValue(Executor executor, FieldPlan field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            if (value.TryGetProperty("$async", out var later))
            {
                return executor.Suspend(LaterAsync(later), field, isNonNull, this);
            }

            if (value.TryGetProperty("$error", out var error))
            {
                executor.AddError(field, new GraphQLException(CaseText.Of(error)));
                return Null(executor);
            }
        }

        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            if (isNonNull)
            {
                executor.AddError(field, $"Cannot return null for non-nullable field {field.Definition}.");
            }

            return Null(executor);
        }

        if (isNonNull)
        {
            return CompleteNonNull(executor, field, value);
        }

        var mark = executor.EnterNullable();
        if (CompleteNonNull(executor, field, value))
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

    private bool Null(Executor executor)
    {
        if (!isNonNull)
        {
            executor.Writer.Null();
        }

        return !isNonNull;
    }

    private bool CompleteNonNull(Executor executor, FieldPlan field, JsonElement value) =>
        item is not null ? List(executor, field, value)
        : type.Nullable is CompositeType composite ? Object(executor, field, composite, value)
        : Leaf(executor, field, value);

    private bool List(Executor executor, FieldPlan field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            executor.AddError(field, $"Expected a list for field \"{field.Definition}\".");
            return false;
        }

        executor.Writer.Byte((byte)'[');
        var parent = executor.Path;
        var index = 0;
        foreach (var one in value.EnumerateArray())
        {
            if (index > 0)
            {
                executor.Writer.Byte((byte)',');
            }

            var before = executor.EnterItem(parent, index++);
            var completed = item!.CompleteValue(executor, field, one);
            executor.Leave(before, parent);
            if (!completed)
            {
                return false;
            }
        }

        executor.Writer.Byte((byte)']');
        return true;
    }

    private bool Object(Executor executor, FieldPlan field, CompositeType composite, JsonElement value)
    {
        if (bindings.TypeOf(composite, value) is not { } objectType)
        {
            executor.AddError(field, $"Abstract type \"{composite}\" must resolve to an Object type at runtime for field \"{field.Definition}\".");
            return false;
        }

        return executor.ExecuteSelectionSet(field.SelectionFor(objectType), bindings.BindingFor(objectType), value);
    }

    private bool Leaf(Executor executor, FieldPlan field, JsonElement value)
    {
        try
        {
            var result = Result(executor, field, value);
            if (type.Nullable is EnumType values)
            {
                executor.Writer.String(result is string name && values.Values.ContainsKey(name) ? name : throw new CoercionException($"Enum \"{values}\" cannot represent value: {value.GetRawText()}"));
            }
            else
            {
                ResultCoercion.Write(executor.Writer, (ScalarType)type.Nullable, result);
            }

            return true;
        }
        catch (CoercionException exception)
        {
            executor.AddError(field, exception);
            return false;
        }
    }

    private static object Result(Executor executor, FieldPlan field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return CaseText.Of(value);
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case JsonValueKind.Number:
                return value.TryGetInt64(out var whole) ? whole : value.GetDouble();
            case JsonValueKind.Object when value.TryGetProperty("$args", out _):
                return $"ARGS:{ArgumentsJson.Of(field, executor.Arguments(field))}";
            case JsonValueKind.Object when value.TryGetProperty("$seq", out _):
                var next = (long)(executor.Request.Items.TryGetValue("seq", out var last) ? last! : 0L) + 1;
                executor.Request.Items["seq"] = next;
                return next;
            default:
                return value;
        }
    }

    private static async ValueTask<JsonElement> LaterAsync(JsonElement value)
    {
        await Later.Turn();
        return value;
    }
}
