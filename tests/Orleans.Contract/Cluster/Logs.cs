using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Sunomi.Tests;

/// <summary>What grains did, in order, for the test that owns the name.</summary>
internal static class Logs
{
    private static readonly ConcurrentDictionary<string, Channel<string>> All = new();

    public static void Add(string name, string entry) => Of(name).Writer.TryWrite(entry);

    /// <summary>The next entry, waiting for it.</summary>
    public static async Task<string> Next(string name)
    {
        using var limit = new CancellationTokenSource(Gates.Patience);
        return await Of(name).Reader.ReadAsync(limit.Token);
    }

    public static async Task<string> Next(string name, CancellationToken cancellationToken) => await Of(name).Reader.ReadAsync(cancellationToken);

    /// <summary>Whether there is an entry that was not taken yet.</summary>
    public static bool Any(string name) => Of(name).Reader.TryPeek(out _);

    /// <summary>All entries not taken yet.</summary>
    public static IReadOnlyList<string> Rest(string name)
    {
        var entries = new List<string>();
        while (Of(name).Reader.TryRead(out var entry))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static Channel<string> Of(string name) => All.GetOrAdd(name, _ => Channel.CreateUnbounded<string>());
}
