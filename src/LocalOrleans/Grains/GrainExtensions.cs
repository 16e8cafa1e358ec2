using Orleans.Runtime;

namespace Orleans;

/// <summary>Keys and references of grains and of references to them.</summary>
public static class GrainExtensions
{
    /// <summary>A reference that can leave the grain: never pass <c>this</c> to others.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)(object)ReferenceOf(grain).Runtime.CreateReference(ReferenceOf(grain).GrainId, typeof(TGrainInterface));

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static GrainId GetGrainId(this IAddressable grain) => ReferenceOf(grain).GrainId;

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    public static Guid GetPrimaryKey(this IAddressable grain) => GrainIdKeyExtensions.GetGuidKey(grain.GetGrainId());

    public static long GetPrimaryKeyLong(this IAddressable grain) => GrainIdKeyExtensions.GetIntegerKey(grain.GetGrainId());

    /// <summary>Of a grain whose key is a Guid and a string.</summary>
    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) => GrainIdKeyExtensions.GetGuidKey(grain.GetGrainId(), out keyExt);

    /// <summary>Of a grain whose key is an integer and a string.</summary>
    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) => GrainIdKeyExtensions.GetIntegerKey(grain.GetGrainId(), out keyExt);

    internal static GrainReference ReferenceOf(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase { GrainContext: { } context } => context.GrainReference,
        _ => throw new ArgumentException($"{grain?.GetType()} is neither a grain nor a reference to one.", nameof(grain)),
    };
}
