namespace Orleans.Serialization;

/// <summary>The objects copied so far in one call, so that sharing and cycles survive.</summary>
internal sealed class CopyContext
{
    private Dictionary<object, object>? copies;

    public bool TryGet<T>(object original, out T copy)
    {
        if (copies is not null && copies.TryGetValue(original, out var found))
        {
            copy = (T)found;
            return true;
        }

        copy = default!;
        return false;
    }

    public void Record(object original, object copy) => (copies ??= new(ReferenceEqualityComparer.Instance))[original] = copy;
}
