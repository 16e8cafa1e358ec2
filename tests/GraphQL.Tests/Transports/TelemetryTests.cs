using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

public sealed class TelemetryTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(60, false)]
    public async Task A_trace_has_each_operation_and_its_slow_resolvers(int secondsThatAreSlow, bool hasSlow)
    {
        await using var host = await LibraryHost.StartAsync(options => options.SlowResolver = TimeSpan.FromSeconds(secondsThatAreSlow));
        using var traced = new Traced();
        var name = $"Mixed{secondsThatAreSlow}";
        var answer = host.PostAsync($"query {name} {{ slow me broken: book(id: 1) {{ broken }} }}");
        host.Shelf.Slow.SetResult();
        await answer;

        var operation = traced.Activities.Where(activity => activity.OperationName == $"query {name}").ShouldHaveSingleItem();
        operation.Status.ShouldBe(ActivityStatusCode.Error);
        operation.GetTagItem("graphql.operation.type").ShouldBe("query");
        var slow = traced.Activities.FirstOrDefault(activity => activity.ParentSpanId == operation.SpanId && activity.GetTagItem("graphql.field.path") is "slow");
        slow?.OperationName.ShouldBe("resolve Query.slow");
        (slow is not null).ShouldBe(hasSlow);
    }

    [Fact]
    public async Task Metrics_count_operations_refusals_and_connections()
    {
        await using var host = await LibraryHost.StartAsync();
        using var metered = new Metered(host.Meters);
        await host.PostAsync("{ me }");
        await host.PostAsync("{ nothing }");
        using (var socket = await SocketClient.InitialisedAsync(host))
        {
            metered.Sums["graphql.server.connections"].ShouldBe(1);
            await socket.SubscribeAsync("1", "subscription { counted(to: 3) }");
            while ((await socket.ReceiveAsync())!["type"]!.GetValue<string>() != "complete")
            {
            }
        }

        metered.Counts["graphql.server.operation.duration"].ShouldBe(1);
        metered.Sums["graphql.server.refusals"].ShouldBe(1);
        metered.Sums["graphql.server.subscription.events"].ShouldBe(3);
    }

    private sealed class Traced : IDisposable
    {
        private readonly ActivityListener listener;

        public Traced()
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == GraphQLTelemetry.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = Activities.Enqueue,
            };
            ActivitySource.AddActivityListener(listener);
        }

        /// <summary>Those of other tests among them, which run at the same time.</summary>
        public ConcurrentQueue<Activity> Activities { get; } = new();

        public void Dispose() => listener.Dispose();
    }

    private sealed class Metered : IDisposable
    {
        private readonly MeterListener listener = new();

        public Metered(IMeterFactory meters)
        {
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Meter.Name == GraphQLTelemetry.Name)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
            listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => Counts.AddOrUpdate(instrument.Name, 1, (_, count) => count + 1));
            listener.Start();
        }

        public ConcurrentDictionary<string, long> Sums { get; } = new();

        public ConcurrentDictionary<string, int> Counts { get; } = new();

        public void Dispose() => listener.Dispose();
    }
}
