namespace Sunomi.GraphQL.Execution;

/// <summary>
/// Remembers what was prepared from documents, bounded by their total length. Two generations: when the young one is full it
/// becomes the old one, and what is used again moves to the young one; the rest is forgotten with the next change.
/// </summary>
internal sealed class DocumentCache<T>(int maxCharacters)
    where T : class
{
    private readonly Lock gate = new();
    private Dictionary<string, T> young = [];
    private Dictionary<string, T> old = [];
    private int characters;

    public T? Find(string document)
    {
        lock (gate)
        {
            if (young.TryGetValue(document, out var found))
            {
                return found;
            }

            if (!old.TryGetValue(document, out found))
            {
                return null;
            }

            Keep(document, found);
            return found;
        }
    }

    public void Add(string document, T value)
    {
        lock (gate)
        {
            Keep(document, value);
        }
    }

    private void Keep(string document, T value)
    {
        if (!young.TryAdd(document, value))
        {
            return;
        }

        characters += document.Length;
        if (characters > maxCharacters / 2)
        {
            old = young;
            young = [];
            characters = 0;
        }
    }
}
