using Sunomi.GraphQL;

namespace Sunomi.Schema;

/// <summary>
/// Loaders remember what they loaded for the rest of the operation. An operation with several mutations changes things between them: what is
/// read after a change has loaders of its own.
/// </summary>
internal static class Freshness
{
    private static readonly object Changes = new();

    public static DataLoader<TKey, TValue> FreshLoader<TKey, TValue>(this ResolveContext context, string name, BatchLoad<TKey, TValue> load)
        where TKey : notnull => context.Loader(context.Items.TryGetValue(Changes, out var changes) ? $"{name}#{changes}" : name, load);

    /// <summary>Said by a mutation after it has changed something.</summary>
    public static void Changed(this ResolveContext context) =>
        context.Items[Changes] = context.Items.TryGetValue(Changes, out var changes) ? (int)changes! + 1 : 1;
}
