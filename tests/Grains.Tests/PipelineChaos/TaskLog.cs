using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sunomi.Tests.PipelineChaos;

/// <summary>What the product's log says of tasks: how often each began, and how often an attempt ended without a result.</summary>
internal sealed class TaskLog : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, int> begun = new();
    private readonly ConcurrentDictionary<string, int> broken = new();

    public int Begun => begun.Values.Sum();

    public int Broken => broken.Values.Sum();

    /// <summary>Tasks that began more often than what happened to them explains.</summary>
    /// <param name="kills">of the whole process: each may have cost every task one attempt</param>
    public string[] Doubled(int kills) =>
        [.. begun.Where(task => task.Value > 1 + kills + broken.GetValueOrDefault(task.Key)).Select(task => $"{task.Key} began {task.Value} times")];

    public ILogger CreateLogger(string categoryName) => new Listener(this, categoryName);

    public void Dispose()
    {
    }

    private void Take(string category, string? eventName, string task)
    {
        var counts = (category, eventName) switch
        {
            ("Sunomi.Transcoding.TranscodeRunner", "LogStarted") => begun,
            ("Sunomi.Transcoding.TranscodeRunner", "LogFailed" or "LogHandedBack") => broken,
            ("Sunomi.Transcoding.TranscodeQueueGrain", "LogLost") => broken,
            _ => null,
        };
        counts?.AddOrUpdate(task, 1, (_, count) => count + 1);
    }

    private sealed class Listener(TaskLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is IReadOnlyList<KeyValuePair<string, object?>> values && values.FirstOrDefault(value => value.Key == "Task").Value is { } task)
            {
                log.Take(category, eventId.Name, task.ToString()!);
            }
        }
    }
}
