using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sunomi.GraphQL.Tests.Library;

/// <summary>Keeps what was logged, with the exceptions.</summary>
internal sealed class LogCollector : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Collecting(Entries);

    public void Dispose()
    {
    }

    private sealed class Collecting(ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                entries.Enqueue((logLevel, formatter(state, exception), exception));
            }
        }
    }
}
