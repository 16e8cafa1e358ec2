using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>References travel as they are; a grain that is given in place of one becomes one.</summary>
internal sealed class AddressableCopier<T> : Copier<T>
{
    public override T Copy(T value, CopyContext context) => value switch
    {
        null or GrainReference => value,
        IGrainBase grain when typeof(T).IsInterface => (T)(object)grain.GrainContext.GrainReference.Runtime.CreateReference(grain.GrainContext.GrainId, typeof(T)),
        IGrainObserver => throw new NotSupportedException(
            $"IGrainObserver parameters must be GrainReference or Grain and cannot be type {value.GetType()}. Did you forget to CreateObjectReference?"),
        _ => throw new NotSupportedException($"{value.GetType()} cannot travel; pass a reference to it."),
    };
}
