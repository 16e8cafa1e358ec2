using System.Reflection;

namespace Orleans.Serialization;

/// <summary>Finds what of a type travels: members with an id, and the primary constructor's parameters of a record.</summary>
internal static class WireMembers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // FieldAttributes.NotSerialized, whose name is obsolete as a part of binary formatting.
    private const FieldAttributes NotSerialized = (FieldAttributes)0x80;

    public static IReadOnlyList<WireMember> Of(Type type)
    {
        if (CopierFactory.IsFieldByField(type))
        {
            return [.. type.GetFields(Declared).Select((field, i) => new WireMember(field, (uint)i))];
        }

        var members = new List<WireMember>();
        for (var level = type; level is not null && CopierFactory.IsGenerated(level); level = level.BaseType)
        {
            members.AddRange(DeclaredBy(level));
        }

        return members;
    }

    /// <summary>Those of one type, without its bases.</summary>
    public static IEnumerable<WireMember> DeclaredBy(Type type)
    {
        var positional = PrimaryConstructorParameters(type);
        foreach (var member in type.GetMembers(Declared).Where(member => member is FieldInfo or PropertyInfo { GetMethod: not null }))
        {
            if (member.GetCustomAttribute<IdAttribute>(inherit: false) is { } id)
            {
                yield return new WireMember(member, id.Id);
            }
            else if (member is PropertyInfo && positional.Contains(member.Name))
            {
                yield return new WireMember(member, null);
            }
        }
    }

    /// <summary>Fields and automatic properties of one type that do not say whether they travel.</summary>
    public static IEnumerable<string> UnmarkedIn(Type type)
    {
        var marked = DeclaredBy(type).Select(member => member.Name).ToHashSet();
        return type.GetFields(Declared)
            .Where(field => !field.Attributes.HasFlag(NotSerialized))
            .Select(field => field.Name.StartsWith('<') && field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
                ? field.Name[1..^">k__BackingField".Length]
                : field.Name)
            .Where(name => !name.StartsWith('<') && !marked.Contains(name));
    }

    // The compiler marks records only by the members that it adds: a clone method, or for structs a private PrintMembers.
    private static HashSet<string> PrimaryConstructorParameters(Type type)
    {
        var isRecord = type.GetMethod("<Clone>$") is not null
            || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null);
        if (!isRecord || type.GetCustomAttribute<GenerateSerializerAttribute>() is { IncludePrimaryConstructorParameters: false })
        {
            return [];
        }

        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).ToLookup(property => property.Name);
        return type.GetConstructors(Declared)
            .Select(constructor => constructor.GetParameters())
            .Where(parameters => parameters.All(p => properties[p.Name!].Any(property => property.PropertyType == p.ParameterType)))
            .OrderByDescending(parameters => parameters.Length)
            .FirstOrDefault([])
            .Select(parameter => parameter.Name!)
            .ToHashSet();
    }
}
