using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Text;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>Decides how a type is copied, or that the packages have no codec for it.</summary>
internal static class CopierFactory
{
    private static readonly HashSet<Type> Values =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(decimal), typeof(char), typeof(string), typeof(Half), typeof(Int128), typeof(UInt128),
        typeof(BigInteger), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Uri), typeof(Version), typeof(Rune), typeof(CultureInfo), typeof(IPAddress), typeof(IPEndPoint), typeof(CancellationToken),
        typeof(Type),
    ];

    private static readonly Dictionary<Type, Type> Collections = new()
    {
        [typeof(List<>)] = typeof(ListCopier<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCopier<,>),
        [typeof(HashSet<>)] = typeof(HashSetCopier<>),
        [typeof(Queue<>)] = typeof(QueueCopier<>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCopier<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCopier<>),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSetCopier<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCopier<,>),
    };

    private static readonly HashSet<Type> FieldByField =
    [
        typeof(Nullable<>), typeof(KeyValuePair<,>),
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>),
        typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>), typeof(ValueTuple<,,,,,,,>),
        typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>), typeof(Tuple<,,,,>), typeof(Tuple<,,,,,>), typeof(Tuple<,,,,,,>),
    ];

    public static Copier Create(Type type) => typeof(IAddressable).IsAssignableFrom(type) ? Make(typeof(AddressableCopier<>), type)
        : IsByReference(type) ? Make(typeof(ShallowCopier<>), type)
        : type.IsSZArray ? Make(typeof(ArrayCopier<>), type.GetElementType()!)
        : Generic(type) is { } generic && Collections.TryGetValue(generic, out var collection) ? Make(collection, type.GetGenericArguments())
        : type == typeof(object) || type.IsInterface || (type.IsAbstract && IsGenerated(type)) ? Make(typeof(PolymorphicCopier<>), type)
        : IsGenerated(type) || IsFieldByField(type) ? Make(typeof(MemberCopier<>), type)
        : throw new CodecNotFoundException($"Could not find a copier for type {type}. Consider adding the GenerateSerializer attribute to it.");

    public static bool IsGenerated(Type type) => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false);

    public static bool IsFieldByField(Type type) => Generic(type) is { } generic && FieldByField.Contains(generic);

    /// <summary>Types whose elements decide: collections, arrays, tuples.</summary>
    public static bool IsContainer(Type type) =>
        type.IsSZArray || IsFieldByField(type) || (Generic(type) is { } generic && Collections.ContainsKey(generic));

    /// <summary>Whether a copy is the value itself: nobody can change it, or nobody may.</summary>
    public static bool IsByReference(Type type) =>
        Values.Contains(type)
        || type.IsEnum
        || typeof(Type).IsAssignableFrom(type)
        || typeof(IPAddress).IsAssignableFrom(type)
        || WireExceptions.IsKnown(type)
        || (type.IsDefined(typeof(ImmutableAttribute), inherit: false) && IsGenerated(type) && !type.IsAbstract);

    private static Type? Generic(Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;

    private static Copier Make(Type copier, params Type[] arguments) => (Copier)Activator.CreateInstance(
        copier.MakeGenericType(arguments), BindingFlags.DoNotWrapExceptions | BindingFlags.Instance | BindingFlags.Public, null, [], null)!;
}
