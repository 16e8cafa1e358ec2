namespace Sunomi.GraphQL.Execution;

/// <summary>Ends the coercion of variables whose value is beyond a limit, or has enough misfits. The message is for the caller.</summary>
internal sealed class CoercionAbortedException(string message) : Exception(message);
