using System.Collections.Concurrent;

namespace Orleans.Serialization;

/// <summary>The copier of each type, made on first use.</summary>
internal static class Copiers
{
    private static readonly ConcurrentDictionary<Type, Copier> ByType = new();

    /// <exception cref="CodecNotFoundException">The packages could not serialize this type.</exception>
    public static Copier Of(Type type) => ByType.GetOrAdd(type, CopierFactory.Create);

    public static Copier<T> Of<T>() => Holder<T>.Instance ??= (Copier<T>)Of(typeof(T));

    /// <summary>For the code that <see cref="MemberCopier{T}"/> emits.</summary>
    public static T CopyMember<T>(T value, CopyContext context) => Of<T>().Copy(value, context);

    private static class Holder<T>
    {
        public static Copier<T>? Instance { get; set; }
    }
}
