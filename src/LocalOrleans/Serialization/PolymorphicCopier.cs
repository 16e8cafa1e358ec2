namespace Orleans.Serialization;

/// <summary>For object, interfaces and abstract classes: the value's own type decides.</summary>
internal sealed class PolymorphicCopier<T> : Copier<T>
{
    public override T Copy(T value, CopyContext context) => value is null || value.GetType() == typeof(object)
        ? value
        : (T)Copiers.Of(value.GetType()).CopyObject(value, context)!;
}
