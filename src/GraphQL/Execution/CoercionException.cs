namespace Sunomi.GraphQL.Execution;

/// <summary>A value does not fit its type. The message is for the caller.</summary>
internal sealed class CoercionException(string message) : Exception(message);
