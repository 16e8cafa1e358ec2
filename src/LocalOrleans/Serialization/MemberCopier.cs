using System.Reflection.Emit;

namespace Orleans.Serialization;

/// <summary>Copies the members of a type that travel, and leaves the others at what the parameterless constructor (or zero) gives.</summary>
internal sealed class MemberCopier<T> : Copier<T>
{
    private readonly Lazy<CopyMembers> copyMembers = new(Emit);

    private delegate void CopyMembers(ref T from, ref T to, CopyContext context);

    public override T Copy(T value, CopyContext context)
    {
        if (typeof(T).IsValueType)
        {
            var copied = default(T)!;
            copyMembers.Value(ref value, ref copied, context);
            return copied;
        }

        if (value is null)
        {
            return value;
        }

        if (value.GetType() != typeof(T))
        {
            return (T)Copiers.Of(value.GetType()).CopyObject(value, context)!;
        }

        if (context.TryGet(value, out T known))
        {
            return known;
        }

        var copy = Instances.Create<T>();
        context.Record(value, copy!);
        copyMembers.Value(ref value, ref copy, context);
        return copy;
    }

    // Emitted rather than built from expressions: get-only properties and readonly fields are written too.
    private static CopyMembers Emit()
    {
        var reference = typeof(T).MakeByRefType();
        var method = new DynamicMethod($"Copy{typeof(T).Name}", typeof(void), [reference, reference, typeof(CopyContext)],
            typeof(CopyContext).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        foreach (var member in WireMembers.Of(typeof(T)))
        {
            LoadOwner(il, OpCodes.Ldarg_1);
            LoadOwner(il, OpCodes.Ldarg_0);
            member.EmitLoad(il);
            if (!member.IsShallow)
            {
                il.Emit(OpCodes.Ldarg_2);
                il.Emit(OpCodes.Call, typeof(Copiers).GetMethod(nameof(Copiers.CopyMember))!.MakeGenericMethod(member.Type));
            }

            member.EmitStore(il);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<CopyMembers>();
    }

    private static void LoadOwner(ILGenerator il, OpCode argument)
    {
        il.Emit(argument);
        if (!typeof(T).IsValueType)
        {
            il.Emit(OpCodes.Ldind_Ref);
        }
    }
}
