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

    /// <summary>For an idle one, else for a new one while there may be more, else for the one with the shortest queue. False: it has just gone.</summary>
    public bool Offer(Message message, Silo silo, GrainClass grainClass, GrainId grain)
    {
        Activation? worker;
        bool isNew;
        lock (workers)
        {
            worker = workers.MinBy(worker => worker.Load);
            isNew = worker is null || (worker.Load > 0 && workers.Count < grainClass.MaxLocalWorkers);
            if (isNew)
            {
                worker = new Activation(silo, grainClass, grain);
                workers.Add(worker);
            }
        }

        return isNew ? worker!.Start(message) : worker!.Enqueue(message);
    }

    public void Remove(Activation worker)
    {
        lock (workers)
        {
            workers.Remove(worker);
        }
    }
}
