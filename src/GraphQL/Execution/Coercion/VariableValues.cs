namespace Sunomi.GraphQL.Execution;

/// <summary>Coerced variables of one request. A variable that was not given and has no default is absent.</summary>
internal sealed class VariableValues
{
    private readonly Dictionary<string, object?> values = [];

    public static VariableValues Empty { get; } = new();

    public bool Contains(string name) => values.ContainsKey(name);

    /// <summary>The coerced value, null included, or <see cref="Absent.Value"/>.</summary>
    public object? Find(string name) => values.TryGetValue(name, out var value) ? value : Absent.Value;

    public void Set(string name, object? value) => values[name] = value;
}
