using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>
/// Values that travel with calls, from the caller to what it calls, and never back.
/// </summary>
public static class RequestContext
{
    private static readonly AsyncLocal<Dictionary<string, object>?> Values = new();
    private static readonly AsyncLocal<Guid> Reentrancy = new();

    public static IEnumerable<KeyValuePair<string, object>> Entries => Values.Value ?? [];

    /// <summary>The call chain that may re-enter the grains it came through; empty for none.</summary>
    public static Guid ReentrancyId
    {
        get => Reentrancy.Value;
        set => Reentrancy.Value = value;
    }

    internal static Dictionary<string, object>? Snapshot
    {
        get => Values.Value;
        set => Values.Value = value;
    }

    /// <summary>The values as a call takes them along.</summary>
    internal static Dictionary<string, object>? Copy()
    {
        if (Values.Value is not { Count: > 0 } values || values.Values.All(value => Copiers.Of(value.GetType()).IsShallow))
        {
            return Values.Value;
        }

        var context = new CopyContext();
        return values.ToDictionary(pair => pair.Key, pair => Copiers.Of(pair.Value.GetType()).CopyObject(pair.Value, context)!);
    }

    public static object? Get(string key) => Values.Value?.GetValueOrDefault(key);

    public static void Set(string key, object value) => Values.Value = new(Values.Value ?? []) { [key] = value };

    public static bool Remove(string key)
    {
        if (Values.Value?.ContainsKey(key) != true)
        {
            return false;
        }

        var rest = new Dictionary<string, object>(Values.Value);
        rest.Remove(key);
        Values.Value = rest;
        return true;
    }

    public static void Clear() => Values.Value = null;

    /// <summary>Until disposed, calls that lead back to this grain run beside the one that is running.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        if (original == Guid.Empty)
        {
            ReentrancyId = Guid.NewGuid();
        }

        return new ReentrancySection(original, ReentrancyId);
    }

    /// <summary>Until disposed, calls that lead back to this grain wait.</summary>
    public static ReentrancySection SuppressCallChainReentrancy()
    {
        var original = ReentrancyId;
        ReentrancyId = Guid.Empty;
        return new ReentrancySection(original, Guid.Empty);
    }

    /// <summary>Ends the section when disposed.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid original;
        private readonly Guid current;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            (original, current) = (originalReentrancyId, newReentrancyId);
            if (newReentrancyId != Guid.Empty)
            {
                RuntimeContext.Current?.EnterReentrantSection(newReentrancyId);
            }
        }

        public void Dispose()
        {
            if (current != Guid.Empty)
            {
                RuntimeContext.Current?.LeaveReentrantSection(current);
            }

            ReentrancyId = original;
        }
    }
}
