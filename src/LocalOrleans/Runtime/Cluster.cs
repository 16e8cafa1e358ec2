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

    public LocalObservers Observers { get; } = new();

    /// <summary>What goes wrong; null, the default, for nothing. The first silo's configuration counts.</summary>
    public Chaos? Chaos { get; private set; }

    /// <summary>What memory providers keep; gone with the last silo.</summary>
    public ConcurrentDictionary<object, object> Memory { get; } = new();

    public void Join(Silo silo)
    {
        Chaos ??= Chaos.Of(silo.Services);
        ImmutableInterlocked.Update(ref silos, (all, joined) => all.Add(joined), silo);
    }

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
        if (Chaos is { } chaos && message is Request && IsAway(target, from) && chaos.HoldCall() is { } underWay)
        {
            underWay.ContinueWith(_ => Deliver(target, message, from), TaskScheduler.Default);
            return;
        }

        Deliver(target, message, from);
    }

    // Calls within a silo arrive in order also on a bad day.
    private bool IsAway(GrainId target, Silo? from) => from is null || (directory.TryGetValue(target, out var known) && known.Silo != from);

    private void Deliver(GrainId target, Message message, Silo? from)
    {
        if (directory.TryGetValue(target, out var known) && known.Enqueue(message))
        {
            return; // as nearly always
        }

        if (Types.Class(target.Type) is not { } grainClass)
        {
            if (!Observers.TryDeliver(target, message))
            {
                message.Reject(new ArgumentException($"Could not find an implementation for grain {target}."));
            }

            return;
        }

        try
        {
            for (var delivered = false; !delivered;)
            {
                delivered = Offer(message, target, grainClass, from);
            }
        }
        catch (Exception nowhere) when (nowhere is OrleansException || grainClass.HasPlacementFilters)
        {
            message.Reject(nowhere);
        }
    }

    /// <summary>Null for a silo that is not there, or no longer.</summary>
    public Silo? Find(SiloAddress address) => silos.FirstOrDefault(silo => silo.SiloAddress == address);

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

    /// <summary>A new activation begins with the message, whose caller learns so how that goes. False: the activation has just gone.</summary>
    /// <exception cref="OrleansException">There is no silo for it.</exception>
    private bool Offer(Message message, GrainId target, GrainClass grainClass, Silo? from)
    {
        if (grainClass.MaxLocalWorkers is null && directory.TryGetValue(target, out var known))
        {
            return known.Enqueue(message);
        }

        var silo = Place(target, grainClass, from);
        if (grainClass.MaxLocalWorkers is not null)
        {
            return workers.GetOrAdd((target, silo), static key => new WorkerPool()).Offer(message, silo, grainClass, target);
        }

        var made = new Activation(silo, grainClass, target);
        var activation = directory.GetOrAdd(target, made);
        if (activation != made)
        {
            return activation.Enqueue(message);
        }

        if (!silos.Contains(silo))
        {
            made.Kill();
            return false;
        }

        return made.Start(message);
    }

    private Silo Place(GrainId target, GrainClass grainClass, Silo? from)
    {
        var candidates = silos;
        if (candidates.IsEmpty)
        {
            throw new SiloUnavailableException($"There is no silo for {target}: none has started, or all have stopped.");
        }

        if (grainClass.HasPlacementFilters)
        {
            var placing = from is not null && candidates.Contains(from) ? from : AnyOf(candidates);
            var left = placing.PlacementFilters.Apply(grainClass, target, [.. candidates.Select(silo => silo.SiloAddress)]);
            candidates = candidates.RemoveAll(silo => !left.Contains(silo.SiloAddress));
            if (candidates.IsEmpty)
            {
                throw new OrleansException($"No active nodes are compatible with grain {target}: its placement filters left none.");
            }
        }

        return grainClass.PrefersLocal && from is not null && candidates.Contains(from) ? from : AnyOf(candidates);
    }

    private static Silo AnyOf(ImmutableArray<Silo> candidates) => candidates[candidates.Length == 1 ? 0 : Random.Shared.Next(candidates.Length)];
}
