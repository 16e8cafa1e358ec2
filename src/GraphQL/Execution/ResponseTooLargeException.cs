namespace Sunomi.GraphQL.Execution;

/// <summary>Ends an execution whose response is beyond its limit; no field's error, so nothing but the executor catches it.</summary>
internal sealed class ResponseTooLargeException : Exception;
