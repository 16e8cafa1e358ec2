using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Sunomi.Telemetry;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Operations;

/// <summary>A token that came in the query of a hub is told nowhere.</summary>
public sealed class TokensInLogsTests
{
    private const string Token = "the.token.of-somebody";

    [Fact]
    public async Task Neither_logs_nor_traces_tell_a_token_even_when_they_tell_all_they_can()
    {
        var told = new Told();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9"; // nobody is there: what is exported is seen before
        builder.Configuration["Logging:LogLevel:Default"] = "Trace";
        builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        builder.Configuration["Logging:Told:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace";
        builder.Logging.ClearProviders().AddProvider(told);
        builder.AddSunomiTelemetry("test");
        builder.Services.AddSignalR();
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new Ended(told)));
        await using var app = builder.Build();
        app.MapHub<Silent>("/hubs/watch");
        await app.StartAsync();

        await using (await Watching.Watch(new Uri($"{app.Urls.Single()}/hubs/watch?access_token={Token}")))
        {
        }

        await app.StopAsync();
        told.Lines.ShouldContain(line => line.Contains("log", StringComparison.Ordinal) && line.Contains("/hubs/watch", StringComparison.Ordinal));
        told.Lines.ShouldContain(line => line.Contains("trace", StringComparison.Ordinal) && line.Contains("/hubs/watch", StringComparison.Ordinal));
        told.Lines.ShouldAllBe(line => !line.Contains(Token, StringComparison.Ordinal));
    }

    private sealed class Silent : Hub;

    private sealed class Ended(Told told) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) =>
            told.Lines.Add($"trace {data.DisplayName} {string.Join(' ', data.TagObjects.Concat(data.Events.SelectMany(each => each.Tags)))}");
    }

    [ProviderAlias("Told")]
    private sealed class Told : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Add($"log scope {state}");
            return null;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"log {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
