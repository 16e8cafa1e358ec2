namespace Orleans.Serialization;

/// <summary>Copies values as if they had been serialized and read again.</summary>
internal abstract class Copier
{
    /// <summary>Whether a copy is the value itself.</summary>
    public virtual bool IsShallow => false;

    public abstract object? CopyObject(object? value, CopyContext context);
}

/// <summary>Copies values of one static type; the value's own type decides where it is a more derived one.</summary>
internal abstract class Copier<T> : Copier
{
    public abstract T Copy(T value, CopyContext context);

    public sealed override object? CopyObject(object? value, CopyContext context) => Copy((T)value!, context);
}
