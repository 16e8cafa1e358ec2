using System.Globalization;

namespace Orleans;

/// <summary>The response timeout of one method, written as a TimeSpan ("00:00:05").</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
