using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>One side that calls, a silo or a client: its calls that have no answer yet, and their time limit.</summary>
internal sealed class Caller : IDisposable
{
    private const int ShardCount = 16;
    private readonly Shard[] shards = [.. Enumerable.Range(0, ShardCount).Select(_ => new Shard())];
    private readonly Timer expiry;

    private readonly IServiceProvider services;
    private IOutgoingGrainCallFilter[]? outgoingFilters;

    public Caller(Cluster cluster, IServiceProvider services, TimeSpan responseTimeout)
    {
        Cluster = cluster;
        this.services = services;
        ResponseTimeout = responseTimeout;
        var period = TimeSpan.FromMilliseconds(Math.Clamp(responseTimeout.TotalMilliseconds / 10, 10, 1000));
        expiry = new Timer(static caller => ((Caller)caller!).Expire(), this, period, period);
    }

    public Cluster Cluster { get; }

    /// <summary>The silo that new activations go to when the grain prefers the caller's; null for a client.</summary>
    public Silo? Silo { get; init; }

    public TimeSpan ResponseTimeout { get; }

    /// <summary>Found when the first call is made: they may need grains themselves.</summary>
    public IOutgoingGrainCallFilter[] OutgoingFilters => outgoingFilters ??= [.. services.GetServices<IOutgoingGrainCallFilter>()];

    public void Send(Request request)
    {
        var shard = ShardOf(request);
        lock (shard)
        {
            shard.Add(request);
        }

        request.ListenForCancellation();
        Cluster.Send(request.Target, request, Silo);
    }

    public void Forget(Request request)
    {
        var shard = ShardOf(request);
        lock (shard)
        {
            shard.Remove(request);
        }
    }

    public void Dispose()
    {
        expiry.Dispose();
        Cluster.Observers.Forget(this);
        foreach (var request in Where(_ => true))
        {
            request.Reject(new SiloUnavailableException($"The local Orleans host is shutting down and can no longer process the request: {request}."));
        }
    }

    private Shard ShardOf(Request request) => shards[request.GetHashCode() & (ShardCount - 1)];

    private void Expire()
    {
        var now = Environment.TickCount64;
        foreach (var request in Where(request => request.ExpiresAt <= now))
        {
            request.Expire();
        }
    }

    private List<Request> Where(Func<Request, bool> predicate)
    {
        var found = new List<Request>();
        foreach (var shard in shards)
        {
            lock (shard)
            {
                found.AddRange(shard.All().Where(predicate));
            }
        }

        return found;
    }

    /// <summary>A list that runs through the requests themselves.</summary>
    private sealed class Shard
    {
        private Request? first;

        public void Add(Request request)
        {
            request.Next = first;
            first?.Previous = request;
            first = request;
        }

        /// <summary>Does nothing for one that is not in the list, as those without an answer.</summary>
        public void Remove(Request request)
        {
            if (request.Previous is { } previous)
            {
                previous.Next = request.Next;
            }
            else if (first == request)
            {
                first = request.Next;
            }

            request.Next?.Previous = request.Previous;
            (request.Previous, request.Next) = (null, null);
        }

        public IEnumerable<Request> All()
        {
            for (var request = first; request is not null; request = request.Next)
            {
                yield return request;
            }
        }
    }
}
