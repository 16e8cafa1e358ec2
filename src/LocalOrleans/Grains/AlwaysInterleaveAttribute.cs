namespace Orleans.Concurrency;

/// <summary>This method runs beside whatever else the grain runs; written on the interface's method.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
