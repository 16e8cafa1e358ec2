namespace Sunomi.GraphQL.Execution;

/// <summary>Either the events of a subscription or why there are none.</summary>
internal readonly record struct SourceStream(IAsyncEnumerable<object?>? Events, GraphQLError? Error);

/// <summary>The source stream of a subscription; each of its events is then executed as a root value.</summary>
internal static class Subscription
{
    /// <summary>CreateSourceEventStream, https://spec.graphql.org/September2025/#CreateSourceEventStream().</summary>
    public static async ValueTask<SourceStream> CreateSourceEventStreamAsync(
        ExecutionSettings settings,
        SchemaBindings bindings,
        OperationPlan plan,
        VariableValues variables,
        RequestContext request)
    {
        if (plan.Root.Fields is not [var field, ..] || field.IsMeta)
        {
            return new(null, new("The subscription selects no field of the subscription type."));
        }

        using var executor = Executor.ForSource(settings, bindings, plan, variables, request);
        try
        {
            return new(await bindings.Roots[plan.RootType].Sources[field.Definition.Index].SubscribeAsync(executor, field), null);
        }
        catch (OperationCanceledException) when (request.Aborted.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // whatever a resolver throws is the error of its field
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(null, settings.Errors.Describe(exception, field, [field.ResponseName]));
        }
    }
}
