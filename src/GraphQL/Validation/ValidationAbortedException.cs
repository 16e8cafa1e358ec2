namespace Sunomi.GraphQL.Validation;

/// <summary>Ends a validation that has found enough errors.</summary>
internal sealed class ValidationAbortedException(string message) : Exception(message);
