using System.Text.Json;
using Sunomi.GraphQL.Binding;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Adapter;

/// <summary>Resolves every field to the property of that name of a JSON object, as the runner contract wants it.</summary>
internal sealed class JsonBindings
{
    private readonly Schema schema;
    private readonly Dictionary<ObjectType, ObjectBinding> bindings = [];

    private JsonBindings(Schema schema) => this.schema = schema;

    public static SchemaBindings For(Schema schema)
    {
        var own = new JsonBindings(schema);
        return new(schema.RootTypes.Values.Cast<ObjectType>().ToDictionary(type => type, own.BindingFor), ResolverBinder.BindMeta(schema));
    }

    public ObjectBinding BindingFor(ObjectType type)
    {
        lock (bindings)
        {
            if (!bindings.TryGetValue(type, out var binding))
            {
                bindings[type] = binding = new ObjectBinding(type);
                foreach (var field in type.Fields.Values)
                {
                    binding.Fields[field.Index] = new JsonField(field, new JsonCompleter(this, field.Type));
                    binding.Sources[field.Index] = new JsonEvents();
                }
            }

            return binding;
        }
    }

    /// <summary>The object type that an object names in <c>__typename</c>, if it may stand there.</summary>
    public ObjectType? TypeOf(CompositeType type, JsonElement value) =>
        type as ObjectType
        ?? (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("__typename", out var name) && name.ValueKind == JsonValueKind.String
            && schema.Type(name.GetString()!) is ObjectType found && schema.IsPossibleType(type, found) ? found : null);

    private sealed class JsonField(Field definition, JsonCompleter completer) : FieldExecutor
    {
        public override bool Execute(Executor executor, FieldPlan field, object? source)
        {
            _ = executor.Arguments(field); // coerced for every field, so that what does not fit is an error of it
            var value = source is JsonElement { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(definition.Name, out var found) ? found : default;
            return completer.CompleteValue(executor, field, value);
        }
    }

    /// <summary>The events of a case, or the error marker that it has instead.</summary>
    private sealed class JsonEvents : EventSource
    {
        public override async ValueTask<IAsyncEnumerable<object?>> SubscribeAsync(Executor executor, FieldPlan field)
        {
            _ = executor.Arguments(field);
            var test = (JsonElement)executor.Request.Items["case"]!;
            if (!test.TryGetProperty("subscribeResult", out var result))
            {
                return Events(test);
            }

            while (result.ValueKind == JsonValueKind.Object && result.TryGetProperty("$async", out var later))
            {
                await Later.Turn();
                result = later;
            }

            throw new GraphQLException(result.ValueKind == JsonValueKind.Object && result.TryGetProperty("$error", out var error) ? error.GetString()! : "Subscription field must return Async Iterable.");
        }

        private static async IAsyncEnumerable<object?> Events(JsonElement test)
        {
            foreach (var one in test.TryGetProperty("events", out var events) ? events.EnumerateArray() : default)
            {
                await Task.Yield();
                yield return one;
            }
        }
    }
}
