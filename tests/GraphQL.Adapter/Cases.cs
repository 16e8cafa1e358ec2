using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;
using Sunomi.GraphQL.Validation;

namespace Sunomi.GraphQL.Adapter;

/// <summary>Runs one case of the runner contract by its kind.</summary>
internal static class Cases
{
    private static readonly ConcurrentDictionary<string, (Schema Schema, SchemaBindings Bindings)> Schemas = new();
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();
    private static readonly ExecutionSettings Settings = new(TimeSpan.FromSeconds(15), new ErrorPolicy(NullLogger.Instance));

    public static async Task<JsonObject> RunAsync(JsonElement test) => test.GetProperty("kind").GetString() switch
    {
        "parse" => Parse(test.GetProperty("source").GetString()!),
        "schema" => BuildSchema(test.GetProperty("sdl").GetString()!),
        "validate" => Validate(test),
        "introspection" or "execute" => await ExecuteAsync(test),
        "subscribe" => await SubscribeAsync(test),
        "hostile" => test.TryGetProperty("sdl", out var sdl) ? BuildSchema(sdl.GetString()!) : await ExecuteAsync(test),
        var kind => new JsonObject { ["unsupported"] = true, ["reason"] = $"kind {kind}" },
    };

    private static JsonObject Parse(string source)
    {
        try
        {
            return new() { ["ok"] = true, ["printed"] = Printer.Print(Parser.Parse(source, ParserLimits.Trusted)) };
        }
        catch (SyntaxException exception)
        {
            return new() { ["ok"] = false, ["errors"] = Errors([GraphQLError.At(exception.Message, exception.Location)]) };
        }
    }

    private static JsonObject BuildSchema(string sdl)
    {
        try
        {
            return new() { ["ok"] = true, ["printed"] = SchemaPrinter.Print(Schema.Parse(sdl)) };
        }
        catch (SchemaException exception)
        {
            return new() { ["ok"] = false, ["errors"] = Errors(exception.Errors) };
        }
    }

    private static JsonObject Validate(JsonElement test)
    {
        try
        {
            var document = Parser.Parse(test.GetProperty("document").GetString()!, ParserLimits.Trusted);
            return new() { ["errors"] = Errors(Validator.Validate(SchemaOf(test).Schema, document, int.MaxValue)) };
        }
        catch (SyntaxException exception)
        {
            return new() { ["errors"] = Errors([GraphQLError.At(exception.Message, exception.Location)]) };
        }
    }

    private static async Task<JsonObject> ExecuteAsync(JsonElement test)
    {
        var (schema, bindings) = SchemaOf(test);
        var (prepared, variables, errors) = Prepare(test, schema);
        if (errors.Count > 0)
        {
            return new() { ["errors"] = Errors(errors) };
        }

        var root = test.TryGetProperty("rootValue", out var given) ? given : default;
        return await RunAsync(bindings, prepared!.PlanFor(variables!), variables!, root, test);
    }

    private static async Task<JsonObject> SubscribeAsync(JsonElement test)
    {
        var (schema, bindings) = SchemaOf(test);
        var (prepared, variables, errors) = Prepare(test, schema);
        if (errors.Count > 0)
        {
            return new() { ["errors"] = Errors(errors) };
        }

        var plan = prepared!.PlanFor(variables!);
        var start = await Subscription.CreateSourceEventStreamAsync(Settings, bindings, plan, variables!, Context(test));
        if (start.Error is { } error)
        {
            return new() { ["errors"] = Errors([error]) };
        }

        var responses = new JsonArray();
        await foreach (var one in start.Events!)
        {
            responses.Add((JsonNode)await RunAsync(bindings, plan, variables!, one, test));
        }

        return new() { ["responses"] = responses };
    }

    /// <summary>Everything before execution: what fails here is a request error, without data.</summary>
    private static (PreparedOperation? Operation, VariableValues? Variables, IReadOnlyList<GraphQLError> Errors) Prepare(JsonElement test, Schema schema)
    {
        // Hostile documents meet the limits that a stranger meets, the others are only meant to be right.
        var isHostile = test.GetProperty("kind").GetString() == "hostile";
        var limits = new GraphQLLimits();
        Document document;
        try
        {
            document = Parser.Parse(test.GetProperty("document").GetString()!, isHostile ? new(limits.DocumentLength, limits.Tokens, limits.Nesting) : ParserLimits.Trusted);
        }
        catch (SyntaxException exception)
        {
            return (null, null, [GraphQLError.At(exception.Message, exception.Location)]);
        }

        var errors = new List<GraphQLError>();
        if (isHostile)
        {
            errors.AddRange(OperationLimits.Check(schema, document, limits, out _));
        }

        if (errors.Count == 0 && (!test.TryGetProperty("validate", out var validate) || validate.GetBoolean()))
        {
            errors.AddRange(Validator.Validate(schema, document, isHostile ? limits.ValidationErrors : int.MaxValue));
        }

        var name = test.TryGetProperty("operationName", out var given) ? given.GetString() : null;
        var operation = errors.Count > 0 ? null : OperationChoice.GetOperation(schema, document, name, errors);
        if (operation is null)
        {
            return (null, null, errors);
        }

        try
        {
            var prepared = new PreparedOperation(schema, document, operation);
            var variables = VariableCoercion.Coerce(prepared.Variables, test.TryGetProperty("variables", out var values) ? values : default, errors);
            return (prepared, variables, errors);
        }
        catch (CoercionException exception)
        {
            return (null, null, [exception.Location is { } place ? GraphQLError.At(exception.Message, place) : new(exception.Message)]);
        }
    }

    private static async Task<JsonObject> RunAsync(SchemaBindings bindings, OperationPlan plan, VariableValues variables, object? root, JsonElement test)
    {
        using var executor = new Executor(Settings, bindings, plan, variables, Context(test));
        await executor.ExecuteAsync(root);
        var output = new ArrayBufferWriter<byte>();
        executor.WriteResponse(output);
        return (JsonObject)JsonNode.Parse(output.WrittenSpan, documentOptions: new JsonDocumentOptions { MaxDepth = 100_000 })!;
    }

    private static RequestContext Context(JsonElement test)
    {
        var context = new RequestContext(NoServices, new ClaimsPrincipal(), null, CancellationToken.None);
        context.Items["case"] = test;
        return context;
    }

    private static (Schema Schema, SchemaBindings Bindings) SchemaOf(JsonElement test)
    {
        if (Schemas.Count > 50)
        {
            Schemas.Clear();
        }

        return Schemas.GetOrAdd(test.GetProperty("schema").GetString()!, sdl =>
        {
            var schema = Schema.Parse(sdl);
            return (schema, JsonBindings.For(schema));
        });
    }

    private static JsonArray Errors(IEnumerable<GraphQLError> errors)
    {
        var output = new ArrayBufferWriter<byte>();
        ErrorWriter.Write(output, [.. errors]);
        return (JsonArray)JsonNode.Parse(output.WrittenSpan)!;
    }
}
