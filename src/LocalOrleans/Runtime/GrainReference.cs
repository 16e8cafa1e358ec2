using System.ComponentModel;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>
/// A reference to a grain; two are equal when they name the same grain. Differs from the packages: one proxy class for all interfaces,
/// made by <see cref="DispatchProxy"/>, instead of a generated one for each.
/// </summary>
public class GrainReference : DispatchProxy, IAddressable, IEquatable<GrainReference>
{
    /// <summary>For the proxy maker only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GrainReference()
    {
    }

    public GrainId GrainId { get; private set; }

    public string InterfaceName => InterfaceType.FullName!;

    internal ReferenceRuntime Runtime { get; private set; } = null!;

    internal Type InterfaceType { get; private set; } = null!;

    public bool Equals(GrainReference? other) => other is not null && other.GrainId == GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceName}";

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    internal static GrainReference Create(ReferenceRuntime runtime, GrainId grainId, Type interfaceType)
    {
        var reference = (GrainReference)Create(interfaceType, typeof(GrainReference));
        (reference.Runtime, reference.GrainId, reference.InterfaceType) = (runtime, grainId, interfaceType);
        return reference;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        GrainMethod.Of(targetMethod!).Call(this, args ?? []);
}
