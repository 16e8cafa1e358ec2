namespace Orleans;

/// <summary>
/// The grain of this class whose key is that of a stream of this namespace gets its events, without having subscribed. It attaches its
/// observer when it is activated. Differs from the packages: exact names only.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ImplicitStreamSubscriptionAttribute(string streamNamespace) : Attribute
{
    internal string StreamNamespace { get; } = streamNamespace.Trim();
}
