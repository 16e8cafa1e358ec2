using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sunomi.GraphQL.Binding;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;
using Sunomi.GraphQL.Validation;

namespace Sunomi.GraphQL.Execution;

/// <summary>A schema with its resolvers: prepares requests, and executes what could be prepared. One per server.</summary>
internal sealed partial class GraphQLEngine
{
    /// <summary>How much of what was prepared is kept, by <see cref="PreparedDocument.Weight"/>. A character of weight takes about 50 bytes of memory.</summary>
    private const long CacheWeight = 2_000_000;

    private readonly DocumentCache<PreparedDocument> documents = new(CacheWeight);
    private readonly PersistedDocuments persisted;
    private readonly SchemaBindings bindings;
    private readonly GraphQLLimits limits;
    private readonly GraphQLTelemetry telemetry;
    private readonly bool introspection;

    public GraphQLEngine(Schema schema, SchemaBindings bindings, GraphQLOptions options, GraphQLTelemetry telemetry, ILogger logger)
    {
        this.telemetry = telemetry;
        Schema = schema;
        this.bindings = bindings;
        limits = options.Limits;
        introspection = options.Introspection;
        Settings = new ExecutionSettings(limits.ExecutionTime, new ErrorPolicy(logger)) { SlowResolver = options.SlowResolver, ResponseBytes = limits.ResponseBytes };
        persisted = new PersistedDocuments(options.PersistedOperations, PrepareDocument, CacheWeight);
    }

    public Schema Schema { get; }

    public ExecutionSettings Settings { get; }

    /// <exception cref="SchemaException">The schema is not valid.</exception>
    /// <exception cref="BindingException">Schema and resolvers do not fit.</exception>
    public static GraphQLEngine Create(GraphQLOptions options, IServiceProvider services)
    {
        var schema = Schema.Parse(options.Schema);
        var instances = new Dictionary<Type, object>();
        var bindings = ResolverBinder.Bind(schema, options, type =>
        {
            if (!instances.TryGetValue(type, out var instance))
            {
                instances[type] = instance = ActivatorUtilities.GetServiceOrCreateInstance(services, type);
            }

            return instance;
        });
        var logger = services.GetRequiredService<ILogger<GraphQLEngine>>();
        foreach (var advice in bindings.Advice)
        {
            LogAdvice(logger, advice);
        }

        return new(schema, bindings, options, services.GetRequiredService<GraphQLTelemetry>(), logger);
    }

    [LoggerMessage(LogLevel.Information, "GraphQL binding: {Advice}")]
    private static partial void LogAdvice(ILogger logger, string advice);

    /// <summary>Everything before execution. What fails here is a request error.</summary>
    public PreparedRequest Prepare(GraphQLRequest request)
    {
        var document = persisted.Find(request);
        var prepared = document.Errors.Count > 0 ? new(document.Errors) : Prepare(document, request);
        if (prepared.Errors.Count > 0)
        {
            telemetry.RequestRefused(prepared.Errors[0].Code);
        }

        return prepared;
    }

    private PreparedRequest Prepare(PreparedDocument document, GraphQLRequest request)
    {
        var errors = new List<GraphQLError>();
        if (document.Operation(Schema, request.OperationName, errors) is not { } operation)
        {
            return new(errors);
        }

        var variables = VariableCoercion.Coerce(operation.Variables, request.Variables, limits, errors);
        if (errors.Count == 0 && document.CostDependsOnVariables
            && OperationLimits.CheckCost(Schema, document.Document!, operation.Operation, variables, limits) is { } tooCostly)
        {
            errors.Add(tooCostly);
        }

        if (errors.Count > 0)
        {
            return new(errors);
        }

        try
        {
            return Plan(operation, variables, request);
        }
        catch (CoercionException exception)
        {
            return new([GraphQLError.Of(exception)]);
        }
    }

    /// <exception cref="CoercionException">A condition of the fields at the root, of a subscription any condition, is null.</exception>
    private PreparedRequest Plan(PreparedOperation operation, VariableValues variables, GraphQLRequest request)
    {
        var plan = operation.PlanFor(variables);
        return plan.Operation != OperationType.Subscription ? new(operation, plan, variables) : new(operation, plan, variables)
        {
            IsSameForAll = bindings.IsSameForAll(plan),
            VariablesText = request.Variables.ValueKind == JsonValueKind.Object ? request.Variables.GetRawText() : string.Empty,
        };
    }

    /// <summary>ExecuteRequest for queries and mutations. The executor has the response, and is the caller's to dispose.</summary>
    public ValueTask<Executor> ExecuteAsync(PreparedRequest request, RequestContext context, object? rootValue = null)
    {
        if (GraphQLTelemetry.IsTracing || telemetry.IsTiming)
        {
            return ExecuteAndTellAsync(request, context, rootValue);
        }

        var executor = new Executor(Settings, bindings, request.Plan!, request.Variables!, context);
        var execution = executor.ExecuteAsync(rootValue);
        return execution.IsCompletedSuccessfully ? new(executor) : Await(execution, executor);

        static async ValueTask<Executor> Await(ValueTask execution, Executor executor)
        {
            await execution;
            return executor;
        }
    }

    private async ValueTask<Executor> ExecuteAndTellAsync(PreparedRequest request, RequestContext context, object? rootValue)
    {
        var started = Stopwatch.GetTimestamp();
        var activity = GraphQLTelemetry.OperationStarted(request);
        var executor = new Executor(Settings, bindings, request.Plan!, request.Variables!, context) { Activity = activity };
        await executor.ExecuteAsync(rootValue);
        GraphQLTelemetry.OperationEnded(activity, executor.Errors);
        if (request.Operation == OperationType.Subscription)
        {
            telemetry.EventAnswered();
        }
        else
        {
            telemetry.OperationTook(request, Stopwatch.GetElapsedTime(started), executor.Errors.Count > 0);
        }

        return executor;
    }

    /// <summary>The source stream of a subscription; <see cref="ExecuteAsync"/> makes a response of each event.</summary>
    public ValueTask<SourceStream> SubscribeAsync(PreparedRequest request, RequestContext context) =>
        Subscription.CreateSourceEventStreamAsync(Settings, bindings, request.Plan!, request.Variables!, context);

    /// <summary>Parses, measures and validates a document, unless the same text was met before.</summary>
    private PreparedDocument PrepareDocument(GraphQLRequest request)
    {
        var key = JsonMarshal.GetRawUtf8Value(request.Query);
        if (documents.Find(key) is { } known)
        {
            return known;
        }

        var prepared = Check(request.Query.GetString()!);
        if (prepared.Errors.Count == 0)
        {
            documents.Add(key, prepared, prepared.Weight);
        }

        return prepared;
    }

    private PreparedDocument Check(string text)
    {
        Document document;
        try
        {
            document = Parser.Parse(text, new ParserLimits(limits.DocumentLength, limits.Tokens, limits.Nesting));
        }
        catch (SyntaxException exception)
        {
            return new() { Errors = [GraphQLError.Of(exception)] };
        }

        var errors = OperationLimits.Check(Schema, document, limits, out var costDependsOnVariables);
        errors = errors.Count > 0 ? errors : Validator.Validate(Schema, document, limits.ValidationErrors);
        errors = errors.Count > 0 || introspection ? errors : IntrospectionSwitch.Check(document);
        return new() { Document = document, Errors = errors, CostDependsOnVariables = costDependsOnVariables, Weight = (long)text.Length * PreparedOperation.MostPlans(document) };
    }
}
