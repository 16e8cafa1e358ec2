namespace Orleans.Concurrency;

/// <summary>This method runs beside other read-only ones, and beside nothing else; written on the interface's method.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
