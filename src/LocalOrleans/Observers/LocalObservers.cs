using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The objects of clients that grains can call.</summary>
internal sealed class LocalObservers
{
    /// <summary>The type in the ids of observers.</summary>
    private static readonly GrainType Client = GrainType.Create("sys.client");

    private readonly ConcurrentDictionary<GrainId, LocalObserver> all = new();

    public GrainId Add(IGrainObserver observer, Caller owner)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var id = GrainId.Create(Client, Guid.NewGuid().ToString("N"));
        all[id] = new LocalObserver(observer, owner);
        return id;
    }

    public bool Remove(GrainId id) => all.TryRemove(id, out _);

    /// <summary>The client is gone, and its observers with it.</summary>
    public void Forget(Caller owner)
    {
        foreach (var (id, observer) in all)
        {
            if (observer.Owner == owner)
            {
                all.TryRemove(id, out _);
            }
        }
    }

    /// <summary>False if the target is no observer. What is for an observer that is gone is dropped, as in the packages: its caller's time runs out.</summary>
    public bool TryDeliver(GrainId target, Message message)
    {
        if (target.Type != Client)
        {
            return false;
        }

        if (all.TryGetValue(target, out var observer) && !observer.TryDeliver((Request)message))
        {
            all.TryRemove(target, out _);
        }

        return true;
    }
}
