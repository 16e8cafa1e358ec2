using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>Pairs values of a schema's enum with members of a C# enum: IN_PROGRESS is InProgress.</summary>
internal static class EnumNames
{
    /// <summary>The member of each value by the value's index, null where there is none.</summary>
    public static object?[] Members(EnumType type, Type clr) =>
        [.. type.Values.Keys.Select(name => Enum.GetNames(clr).FirstOrDefault(member => ClrNames.Match(name, member)) is { } found ? Enum.Parse(clr, found) : null)];
}
