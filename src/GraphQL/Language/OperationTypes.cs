namespace Sunomi.GraphQL.Language;

/// <summary>The keywords of operation types.</summary>
internal static class OperationTypes
{
    public static string NameOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
