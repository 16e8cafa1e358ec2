using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>
/// The silos of one process and who is where. Stands for what membership, directory and network are in the packages: joining and leaving
/// are seen by all at once, and a message arrives when it is sent.
/// </summary>
internal sealed class Cluster
{
    private readonly ConcurrentDictionary<GrainId, Activation> directory = new();
    private readonly ConcurrentDictionary<(GrainId Grain, Silo Silo), WorkerPool> workers = new();
    private ImmutableArray<Silo> silos = [];

    public GrainTypes Types { get; } = GrainTypes.OfProcess;

    /// <summary>Those that take activations.</summary>
    public ImmutableArray<Silo> Silos => silos;

    public Streams.StreamHub Streams { get; } = new();

    /// <summary>What memory providers keep; gone with the last silo.</summary>
    public ConcurrentDictionary<object, object> Memory { get; } = new();

    public void Join(Silo silo) => ImmutableInterlocked.Update(ref silos, (all, joined) => all.Add(joined), silo);

    /// <summary>From now on nothing new starts there.</summary>
    public void Leave(Silo silo)
    {
        ImmutableInterlocked.Update(ref silos, (all, left) => all.Remove(left), silo);
        if (silos.IsEmpty)
        {
            Memory.Clear();
        }
    }

    /// <summary>Hands the message to the grain's activation, which is made if there is none.</summary>
    public void Send(GrainId target, Message message, Silo? from)
    {
        if (Types.Class(target.Type) is not { } grainClass)
        {
            message.Reject(new ArgumentException($"Could not find an implementation for grain {target}."));
            return;
        }

        for (var delivered = false; !delivered;)
        {
            if (Find(target, grainClass, from) is not { } activation)
            {
                message.Reject(new SiloUnavailableException($"There is no silo for {target}: none has started, or all have stopped."));
                return;
            }

            delivered = activation.Enqueue(message);
        }
    }

    public IEnumerable<Activation> ActivationsOn(Silo silo) =>
        [.. directory.Values.Where(activation => activation.Silo == silo), .. workers.Where(pool => pool.Key.Silo == silo).SelectMany(pool => pool.Value.All)];

    /// <summary>The activation of a grain that has exactly one.</summary>
    public Activation? Find(GrainId grain) => directory.GetValueOrDefault(grain);

    public void Remove(Activation activation)
    {
        directory.TryRemove(new KeyValuePair<GrainId, Activation>(activation.GrainId, activation));
        if (workers.TryGetValue((activation.GrainId, activation.Silo), out var pool))
        {
            pool.Remove(activation);
        }
    }

    private Activation? Find(GrainId target, GrainClass grainClass, Silo? from)
    {
        if (grainClass.MaxLocalWorkers is null && directory.TryGetValue(target, out var known))
        {
            return known;
        }

        if (Place(grainClass, from) is not { } silo)
        {
            return null;
        }

        if (grainClass.MaxLocalWorkers is not null)
        {
            return workers.GetOrAdd((target, silo), static key => new WorkerPool()).Next(silo, grainClass, target);
        }

        var made = new Activation(silo, grainClass, target);
        var activation = directory.GetOrAdd(target, made);
        if (activation == made)
        {
            made.Start();
            if (!silos.Contains(silo))
            {
                made.Kill();
            }
        }

        return activation;
    }

    private Silo? Place(GrainClass grainClass, Silo? from)
    {
        var all = silos;
        return all.IsEmpty ? null
            : grainClass.PrefersLocal && from is not null && all.Contains(from) ? from
            : all[all.Length == 1 ? 0 : Random.Shared.Next(all.Length)];
    }
}
