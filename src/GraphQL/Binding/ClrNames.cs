namespace Sunomi.GraphQL.Binding;

/// <summary>Names of C# things for messages, and how names of the schema compare with them.</summary>
internal static class ClrNames
{
    /// <summary>A type as one would write it.</summary>
    public static string Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? $"{Of(inner)}?"
        : type.IsArray ? $"{Of(type.GetElementType()!)}[]"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
        : type.Name;

    /// <summary>IN_PROGRESS and InProgress, videoId and VideoId.</summary>
    public static bool Match(string graphQLName, string clrName) =>
        string.Equals(graphQLName.Replace("_", string.Empty, StringComparison.Ordinal), clrName.Replace("_", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    /// <summary>A field's name and that of a method, which may end in Async.</summary>
    public static bool MatchMethod(string fieldName, string methodName) => Match(fieldName, methodName) || Match($"{fieldName}Async", methodName);
}
