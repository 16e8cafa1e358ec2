namespace Orleans.Concurrency;

/// <summary>Calls of this grain interleave wherever one of them awaits.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
