namespace Sunomi.GraphQL;

/// <summary>
/// Promises that what a resolver answers does not depend on who asks, although it takes a <see cref="ResolveContext"/> (for its loaders,
/// say). Events of a subscription whose selected fields are all the same for all are serialised once for all subscribers; resolvers
/// that take neither context nor principal need no promise. Such an execution runs as a stranger's, so a broken promise shows nobody else's data.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SameForAllAttribute : Attribute;
