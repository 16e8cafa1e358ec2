namespace Orleans.Concurrency;

/// <summary>The caller's task completes at once; it never learns of a failure. Order is not promised in the packages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
