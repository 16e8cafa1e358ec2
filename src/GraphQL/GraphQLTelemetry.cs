using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL;

/// <summary>What the engine tells of itself, by the names of https://opentelemetry.io/docs/specs/semconv/graphql/; source and meter are called <see cref="Name"/>.</summary>
public sealed class GraphQLTelemetry
{
    public const string Name = "Sunomi.GraphQL";

    private static readonly ActivitySource Source = new(Name);
    private readonly Histogram<double> duration;
    private readonly Counter<long> refusals;
    private readonly Counter<long> events;
    private readonly UpDownCounter<long> connections;

    public GraphQLTelemetry(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(Name);
        duration = meter.CreateHistogram<double>("graphql.server.operation.duration", "s", "Time that queries and mutations took to execute");
        refusals = meter.CreateCounter<long>("graphql.server.refusals", "{request}", "Requests that were not executed: not valid, too large, not known");
        events = meter.CreateCounter<long>("graphql.server.subscription.events", "{event}", "Responses to events of subscriptions, shared ones counted once");
        connections = meter.CreateUpDownCounter<long>("graphql.server.connections", "{connection}", "Sockets and event streams that are open");
    }

    internal static bool IsTracing => Source.HasListeners();

    internal bool IsTiming => duration.Enabled;

    internal static Activity? OperationStarted(PreparedRequest request)
    {
        var type = OperationTypes.NameOf(request.Operation);
        var activity = Source.StartActivity(request.Name is { } name ? $"{type} {name}" : type);
        activity?.SetTag("graphql.operation.type", type).SetTag("graphql.operation.name", request.Name);
        return activity;
    }

    internal static void OperationEnded(Activity? activity, IReadOnlyList<GraphQLError> errors)
    {
        if (activity is not null && errors.Count > 0)
        {
            activity.SetTag("graphql.errors", errors.Count).SetStatus(ActivityStatusCode.Error);
        }

        activity?.Dispose();
    }

    /// <param name="operation">The activity of the operation.</param>
    /// <param name="field">What was resolved.</param>
    /// <param name="path">Where, with dots.</param>
    /// <param name="took">How long, up to now.</param>
    internal static void ResolverWasSlow(Activity operation, string field, string path, TimeSpan took)
    {
        using var activity = Source.StartActivity($"resolve {field}", ActivityKind.Internal, operation.Context);
        activity?.SetStartTime(activity.StartTimeUtc - took).SetTag("graphql.field.path", path);
    }

    internal void OperationTook(PreparedRequest request, TimeSpan time, bool failed) => duration.Record(
        time.TotalSeconds, new("graphql.operation.type", OperationTypes.NameOf(request.Operation)), new("error", failed));

    internal void RequestRefused(string? code) => refusals.Add(1, new KeyValuePair<string, object?>("code", code ?? "INVALID"));

    internal void EventAnswered() => events.Add(1);

    internal void ConnectionOpened() => connections.Add(1);

    internal void ConnectionClosed() => connections.Add(-1);
}
