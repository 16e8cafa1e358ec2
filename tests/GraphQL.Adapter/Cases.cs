using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Json;
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

    /// <summary>The contract asks for 2000; far beyond it, reading takes time by the square of the depth. The server's transports allow 64.</summary>
    private const int JsonDepth = 4_000;

    /// <summary>Hostile cases meet the limits that a stranger meets.</summary>
    private static readonly GraphQLLimits Hostile = new();

    /// <summary>All others are only meant to be right.</summary>
    private static readonly GraphQLLimits Wide = new()
    {
        DocumentLength = int.MaxValue,
        Tokens = int.MaxValue,
        RequestBytes = int.MaxValue,
        Nesting = 1_000,
        Depth = int.MaxValue,
        Fields = int.MaxValue,
        Breadth = int.MaxValue,
        Aliases = int.MaxValue,
        Cost = int.MaxValue,
        ValidationErrors = int.MaxValue,
    };

    /// <param name="line">A case as JSON.</param>
    /// <returns>Its result as JSON.</returns>
    public static async Task<byte[]> AnswerAsync(byte[] line)
    {
        byte[] result;
        try
        {
            using var test = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = JsonDepth });
            result = await RunAsync(test.RootElement);
        }
        catch (JsonException exception)
        {
            result = Result.Errors([new($"The case cannot be read: {exception.Message}")]);
        }
#pragma warning disable CA1031 // whatever escapes the engine is the result "crash" of this case
        catch (Exception exception)
#pragma warning restore CA1031
        {
            result = Result.Crash(exception);
        }

        return Result.WithId(result, IdOf(line));
    }

    private static string IdOf(byte[] line)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        while (reader.Read() && !reader.ValueTextEquals("id"u8))
        {
            reader.Skip();
        }

        reader.Read();
        return reader.GetString()!;
    }

    private static async Task<byte[]> RunAsync(JsonElement test) => test.GetProperty("kind").GetString() switch
    {
        "parse" => Parse(test),
        "schema" => BuildSchema(test, Wide),
        "validate" => Validate(test),
        "introspection" or "execute" => await ExecuteAsync(test, Wide),
        "subscribe" => await SubscribeAsync(test),
        "hostile" => test.TryGetProperty("sdl", out _) ? BuildSchema(test, Hostile) : await ExecuteAsync(test, Hostile),
        var kind => Result.Unsupported($"kind {kind}"),
    };

    private static byte[] Parse(JsonElement test)
    {
        try
        {
            return Result.Ok(Printer.Print(Parser.Parse(CaseText.Of(test.GetProperty("source")), ParserLimits.Trusted)));
        }
        catch (SyntaxException exception)
        {
            return Result.NotOk([GraphQLError.Of(exception)]);
        }
    }

    private static byte[] BuildSchema(JsonElement test, GraphQLLimits limits)
    {
        try
        {
            var document = Parser.Parse(CaseText.Of(test.GetProperty("sdl")), new(limits.RequestBytes, limits.RequestBytes, ParserLimits.Trusted.Nesting));
            return Result.Ok(SchemaPrinter.Print(Schema.Build(document, limits.ValidationErrors)));
        }
        catch (SyntaxException exception)
        {
            return Result.NotOk([GraphQLError.Of(exception)]);
        }
        catch (SchemaException exception)
        {
            return Result.NotOk(exception.Errors);
        }
    }

    private static byte[] Validate(JsonElement test)
    {
        try
        {
            var document = Parser.Parse(CaseText.Of(test.GetProperty("document")), ParserLimits.Trusted);
            return Result.Errors(Validator.Validate(SchemaOf(test).Schema, document, int.MaxValue));
        }
        catch (SyntaxException exception)
        {
            return Result.Errors([GraphQLError.Of(exception)]);
        }
    }

    private static async Task<byte[]> ExecuteAsync(JsonElement test, GraphQLLimits limits)
    {
        var (schema, bindings) = SchemaOf(test);
        var (operation, variables, errors) = Prepare(test, schema, limits);
        if (errors.Count > 0)
        {
            return Result.Errors(errors);
        }

        OperationPlan plan;
        try
        {
            plan = operation!.PlanFor(variables!);
        }
        catch (CoercionException exception)
        {
            return Result.NoData(GraphQLError.Of(exception)); // a condition of the root fields, which only a document without validation gets wrong
        }

        return await RunAsync(bindings, plan, variables!, test.TryGetProperty("rootValue", out var root) ? root : default, Context(test));
    }

    private static async Task<byte[]> SubscribeAsync(JsonElement test)
    {
        var (schema, bindings) = SchemaOf(test);
        var (operation, variables, errors) = Prepare(test, schema, Wide);
        if (errors.Count > 0)
        {
            return Result.Errors(errors);
        }

        OperationPlan plan;
        try
        {
            plan = operation!.PlanFor(variables!);
        }
        catch (CoercionException exception)
        {
            return Result.Errors([GraphQLError.Of(exception)]);
        }

        var context = Context(test);
        var start = await Subscription.CreateSourceEventStreamAsync(Settings, bindings, plan, variables!, context);
        if (start.Error is { } error)
        {
            return Result.Errors([error]);
        }

        var responses = new List<byte[]>();
        await foreach (var one in start.Events!)
        {
            responses.Add(await RunAsync(bindings, plan, variables!, one, context));
        }

        return Result.Responses(responses);
    }

    /// <summary>Everything before execution: what fails here is a request error, without data.</summary>
    private static (PreparedOperation? Operation, VariableValues? Variables, IReadOnlyList<GraphQLError> Errors) Prepare(JsonElement test, Schema schema, GraphQLLimits limits)
    {
        Document document;
        try
        {
            document = Parser.Parse(CaseText.Of(test.GetProperty("document")), new(limits.DocumentLength, limits.Tokens, Math.Min(limits.Nesting, ParserLimits.Trusted.Nesting)));
        }
        catch (SyntaxException exception)
        {
            return (null, null, [GraphQLError.Of(exception)]);
        }

        var errors = new List<GraphQLError>(OperationLimits.Check(schema, document, limits, out _));
        if (errors.Count == 0 && (!test.TryGetProperty("validate", out var validate) || validate.GetBoolean()))
        {
            errors.AddRange(Validator.Validate(schema, document, limits.ValidationErrors));
        }

        var name = test.TryGetProperty("operationName", out var given) && given.ValueKind == JsonValueKind.String ? CaseText.Of(given) : null;
        var operation = errors.Count > 0 ? null : OperationChoice.GetOperation(schema, document, name, errors);
        if (operation is null)
        {
            return (null, null, errors);
        }

        try
        {
            var prepared = new PreparedOperation(schema, document, operation);
            var variables = VariableCoercion.Coerce(prepared.Variables, test.TryGetProperty("variables", out var values) ? values : default, limits, errors);
            return (prepared, variables, errors);
        }
        catch (CoercionException exception)
        {
            return (null, null, [GraphQLError.Of(exception)]);
        }
    }

    private static async Task<byte[]> RunAsync(SchemaBindings bindings, OperationPlan plan, VariableValues variables, object? root, RequestContext context)
    {
        using var executor = new Executor(Settings, bindings, plan, variables, context);
        await executor.ExecuteAsync(root);
        return executor.Response().ToArray();
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
}
