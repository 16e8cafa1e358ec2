using System.Collections.Concurrent;

namespace Sunomi.Tests;

/// <summary>
/// Signals between a test and the grains of its cluster, which run in the same process. A name belongs to one test: use
/// <see cref="NewName"/>.
/// </summary>
internal static class Gates
{
    /// <summary>How long a test waits for what must come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ConcurrentDictionary<string, Gate> All = new();

    public static string NewName() => Guid.NewGuid().ToString("N")[..12] + "-key";

    /// <summary>For the grain: says that it is here, and waits to be let through.</summary>
    public static Task Pass(string name)
    {
        var gate = Of(name);
        gate.Reached.TrySetResult();
        return gate.Opened.Task;
    }

    /// <summary>For the grain: says that it is here.</summary>
    public static void Signal(string name) => Of(name).Reached.TrySetResult();

    /// <summary>For the test: completes when a grain is there.</summary>
    public static Task Reached(string name) => Of(name).Reached.Task.WaitAsync(Patience);

    public static bool IsReached(string name) => Of(name).Reached.Task.IsCompleted;

    public static void Open(string name) => Of(name).Opened.TrySetResult();

    private static Gate Of(string name) => All.GetOrAdd(name, _ => new Gate());

    private sealed class Gate
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
