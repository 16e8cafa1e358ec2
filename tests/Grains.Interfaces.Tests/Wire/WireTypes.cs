using System.Reflection;

namespace Sunomi.Tests.Wire;

/// <summary>All types of Grains.Interfaces that travel in messages: its records and record structs.</summary>
internal static class WireTypes
{
    public static Type[] All { get; } =
        [.. typeof(GrainDirectory).Assembly.GetExportedTypes().Where(IsRecord).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    public static PropertyInfo[] Members(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
