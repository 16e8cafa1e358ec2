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
    /// <summary>Characters of documents whose preparation is kept.</summary>
    internal const int CacheCharacters = 4_000_000;

    private readonly DocumentCache<PreparedDocument> documents = new(CacheCharacters);
    private readonly SchemaBindings bindings;
    private readonly GraphQLLimits limits;
    private readonly bool introspection;

    public GraphQLEngine(Schema schema, SchemaBindings bindings, GraphQLOptions options, ILogger logger)
    {
        Schema = schema;
        this.bindings = bindings;
        limits = options.Limits;
        introspection = options.Introspection;
        Settings = new ExecutionSettings(limits.ExecutionTime, new ErrorPolicy(logger));
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

        return new(schema, bindings, options, logger);
    }

    [LoggerMessage(LogLevel.Information, "GraphQL binding: {Advice}")]
    private static partial void LogAdvice(ILogger logger, string advice);

    /// <summary>Everything before execution. What fails here is a request error.</summary>
    public PreparedRequest Prepare(GraphQLRequest request)
    {
        var document = PrepareDocument(request.Query);
        if (document.Errors.Count > 0)
        {
            return new(document.Errors);
        }

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

        return errors.Count > 0 ? new(errors) : new(operation, operation.PlanFor(variables), variables);
    }

    /// <summary>ExecuteRequest for queries and mutations. The executor has the response, and is the caller's to dispose.</summary>
    public async ValueTask<Executor> ExecuteAsync(PreparedRequest request, RequestContext context, object? rootValue = null)
    {
        var executor = new Executor(Settings, bindings, request.Plan!, request.Variables!, context);
        await executor.ExecuteAsync(rootValue);
        return executor;
    }

    /// <summary>The source stream of a subscription; <see cref="ExecuteAsync"/> makes a response of each event.</summary>
    public ValueTask<SourceStream> SubscribeAsync(PreparedRequest request, RequestContext context) =>
        Subscription.CreateSourceEventStreamAsync(Settings, bindings, request.Plan!, request.Variables!, context);

    private PreparedDocument PrepareDocument(string text)
    {
        if (documents.Find(text) is { } known)
        {
            return known;
        }

        var prepared = Check(text);
        if (prepared.Errors.Count == 0)
        {
            documents.Add(text, prepared);
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
            return new() { Errors = [GraphQLError.At(exception.Message, exception.Location)] };
        }

        var errors = OperationLimits.Check(Schema, document, limits, out var costDependsOnVariables);
        errors = errors.Count > 0 ? errors : Validator.Validate(Schema, document, limits.ValidationErrors);
        errors = errors.Count > 0 || introspection ? errors : IntrospectionSwitch.Check(document);
        return new() { Document = document, Errors = errors, CostDependsOnVariables = costDependsOnVariables };
    }
}
