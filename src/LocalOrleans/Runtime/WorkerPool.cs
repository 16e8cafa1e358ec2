namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker on one silo.</summary>
internal sealed class WorkerPool
{
    private readonly List<Activation> workers = [];

    public IReadOnlyList<Activation> All
    {
        get
        {
            lock (workers)
            {
                return [.. workers];
            }
        }
    }

    /// <summary>An idle one, else a new one while there may be more, else the one with the shortest queue.</summary>
    public Activation Next(Silo silo, GrainClass grainClass, GrainId grain)
    {
        lock (workers)
        {
            var best = workers.MinBy(worker => worker.Load);
            if (best is null || (best.Load > 0 && workers.Count < grainClass.MaxLocalWorkers))
            {
                best = new Activation(silo, grainClass, grain);
                workers.Add(best);
                best.Start();
            }

            return best;
        }
    }

    public void Remove(Activation worker)
    {
        lock (workers)
        {
            workers.Remove(worker);
        }
    }
}
