using System.Collections.Immutable;

namespace Orleans.Serialization;

/// <summary>What all collections that are classes have in common; a more derived collection needs a codec of its own.</summary>
internal abstract class CollectionCopier<T> : Copier<T>
    where T : class
{
    public sealed override T Copy(T value, CopyContext context) => value is null ? null!
        : value.GetType() != typeof(T) ? (T)Copiers.Of(value.GetType()).CopyObject(value, context)!
        : context.TryGet(value, out T known) ? known
        : Clone(value, context);

    protected abstract T Clone(T value, CopyContext context);
}

internal sealed class ArrayCopier<T> : CollectionCopier<T[]>
{
    private readonly Copier<T> element = Copiers.Of<T>();

    protected override T[] Clone(T[] value, CopyContext context)
    {
        var copy = (T[])value.Clone();
        context.Record(value, copy);
        for (var i = 0; i < copy.Length && !element.IsShallow; i++)
        {
            copy[i] = element.Copy(copy[i], context);
        }

        return copy;
    }
}

internal sealed class ListCopier<T> : CollectionCopier<List<T>>
{
    private readonly Copier<T> element = Copiers.Of<T>();

    protected override List<T> Clone(List<T> value, CopyContext context)
    {
        var copy = new List<T>(value.Count);
        context.Record(value, copy);
        foreach (var item in value)
        {
            copy.Add(element.Copy(item, context));
        }

        return copy;
    }
}

internal sealed class QueueCopier<T> : CollectionCopier<Queue<T>>
{
    private readonly Copier<T> element = Copiers.Of<T>();

    protected override Queue<T> Clone(Queue<T> value, CopyContext context)
    {
        var copy = new Queue<T>(value.Count);
        context.Record(value, copy);
        foreach (var item in value)
        {
            copy.Enqueue(element.Copy(item, context));
        }

        return copy;
    }
}

internal sealed class HashSetCopier<T> : CollectionCopier<HashSet<T>>
{
    private readonly Copier<T> element = Copiers.Of<T>();

    protected override HashSet<T> Clone(HashSet<T> value, CopyContext context)
    {
        var copy = new HashSet<T>(value.Count, value.Comparer);
        context.Record(value, copy);
        foreach (var item in value)
        {
            copy.Add(element.Copy(item, context));
        }

        return copy;
    }
}

internal sealed class DictionaryCopier<TKey, TValue> : CollectionCopier<Dictionary<TKey, TValue>>
    where TKey : notnull
{
    private readonly Copier<TKey> keys = Copiers.Of<TKey>();
    private readonly Copier<TValue> values = Copiers.Of<TValue>();

    protected override Dictionary<TKey, TValue> Clone(Dictionary<TKey, TValue> value, CopyContext context)
    {
        var copy = new Dictionary<TKey, TValue>(value.Count, value.Comparer);
        context.Record(value, copy);
        foreach (var (key, item) in value)
        {
            copy.Add(keys.Copy(key, context), values.Copy(item, context));
        }

        return copy;
    }
}

internal sealed class ImmutableArrayCopier<T> : Copier<ImmutableArray<T>>
{
    private readonly Copier<T> element = Copiers.Of<T>();

    public override bool IsShallow => element.IsShallow;

    public override ImmutableArray<T> Copy(ImmutableArray<T> value, CopyContext context) =>
        IsShallow || value.IsDefault ? value : [.. value.Select(item => element.Copy(item, context))];
}

internal sealed class ImmutableListCopier<T> : CollectionCopier<ImmutableList<T>>
{
    private readonly Copier<T> element = Copiers.Of<T>();

    public override bool IsShallow => element.IsShallow;

    protected override ImmutableList<T> Clone(ImmutableList<T> value, CopyContext context) =>
        IsShallow ? value : [.. value.Select(item => element.Copy(item, context))];
}

internal sealed class ImmutableHashSetCopier<T> : CollectionCopier<ImmutableHashSet<T>>
{
    private readonly Copier<T> element = Copiers.Of<T>();

    public override bool IsShallow => element.IsShallow;

    protected override ImmutableHashSet<T> Clone(ImmutableHashSet<T> value, CopyContext context) =>
        IsShallow ? value : value.Select(item => element.Copy(item, context)).ToImmutableHashSet(value.KeyComparer);
}

internal sealed class ImmutableDictionaryCopier<TKey, TValue> : CollectionCopier<ImmutableDictionary<TKey, TValue>>
    where TKey : notnull
{
    private readonly Copier<TKey> keys = Copiers.Of<TKey>();
    private readonly Copier<TValue> values = Copiers.Of<TValue>();

    public override bool IsShallow => keys.IsShallow && values.IsShallow;

    protected override ImmutableDictionary<TKey, TValue> Clone(ImmutableDictionary<TKey, TValue> value, CopyContext context) =>
        IsShallow ? value : value.ToImmutableDictionary(
            pair => keys.Copy(pair.Key, context), pair => values.Copy(pair.Value, context), value.KeyComparer, value.ValueComparer);
}
