using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Serialization;

/// <summary>A field or property that travels. An automatic property is reached through its field, so that it needs no setter.</summary>
internal sealed class WireMember(MemberInfo member, uint? id)
{
    private readonly FieldInfo? stored = member as FieldInfo ?? BackingField((PropertyInfo)member);

    public string Name => member.Name;

    /// <summary>Null for a parameter of a record's primary constructor, which has its place instead.</summary>
    public uint? Id => id;

    public Type Type { get; } = (member as FieldInfo)?.FieldType ?? ((PropertyInfo)member).PropertyType;

    public bool IsShallow => member.IsDefined(typeof(ImmutableAttribute), inherit: false) || Copiers.Of(Type).IsShallow;

    public bool CanStore => stored is not null || ((PropertyInfo)member).SetMethod is not null;

    public void EmitLoad(ILGenerator il)
    {
        if (stored is not null)
        {
            il.Emit(OpCodes.Ldfld, stored);
        }
        else
        {
            il.Emit(OpCodes.Call, ((PropertyInfo)member).GetMethod!);
        }
    }

    public void EmitStore(ILGenerator il)
    {
        if (stored is not null)
        {
            il.Emit(OpCodes.Stfld, stored);
        }
        else
        {
            il.Emit(OpCodes.Call, ((PropertyInfo)member).SetMethod!);
        }
    }

    private static FieldInfo? BackingField(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
}
