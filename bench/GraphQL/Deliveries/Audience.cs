using System.Diagnostics;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>Thousands of sockets that follow the ticks, and one that never reads; one thread has an eye on all of them.</summary>
internal sealed class Audience : IDisposable
{
    /// <summary>Every so many sockets one is looked into.</summary>
    private const int SampleEvery = 50;

    /// <summary>The number of the stalled socket in the kernel's list.</summary>
    private const int Stalled = -1;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly List<Subscriber> subscribers = [];
    private readonly Subscriber stalled;
    private readonly Epoll epoll = new();
    private readonly byte[] buffer = new byte[64 * 1024];
    private long deliveries;

    public Audience(Uri server, int sockets)
    {
        stalled = Subscriber.ConnectStalled(server);
        epoll.WatchEnd(stalled.Socket, Stalled);
        for (var i = 0; i < sockets; i++)
        {
            subscribers.Add(Subscriber.Connect(server, isSample: i % SampleEvery == 0));
            epoll.Watch(subscribers[i].Socket, i);
        }
    }

    /// <summary>All sockets, the stalled one too.</summary>
    public int Count => subscribers.Count + 1;

    /// <summary>Whether the server has cut the socket that does not read.</summary>
    public bool IsStalledCut { get; private set; }

    /// <summary>Reads until each socket that reads has got so many ticks, or until it takes too long.</summary>
    /// <returns>Deliveries that came.</returns>
    public long Follow(int ticks, TimeSpan deadline)
    {
        deliveries = 0;
        var expected = (long)subscribers.Count * ticks;
        Watch(() => deliveries >= expected, deadline);
        return deliveries;
    }

    public void AwaitCut(TimeSpan deadline) => Watch(() => IsStalledCut, deadline);

    /// <summary>How old the ticks were that came to the sample of the sockets, in milliseconds and in order of age.</summary>
    /// <exception cref="InvalidDataException">One of them missed a tick, or got it in the wrong order.</exception>
    public IReadOnlyList<double> TakeAges(int ticks)
    {
        var ages = new List<double>();
        foreach (var transcript in subscribers.Select(subscriber => subscriber.Transcript).OfType<Transcript>())
        {
            ages.AddRange(transcript.AgesOf(ticks));
            transcript.Clear();
        }

        ages.Sort();
        return ages;
    }

    public void Dispose()
    {
        subscribers.ForEach(subscriber => subscriber.Dispose());
        stalled.Dispose();
        epoll.Dispose();
    }

    private void Watch(Func<bool> isOver, TimeSpan deadline)
    {
        var clock = Stopwatch.StartNew();
        while (!isOver() && clock.Elapsed < deadline)
        {
            epoll.Wait(Patience, Read);
        }
    }

    private void Read(int number)
    {
        if (number == Stalled)
        {
            IsStalledCut = true;
            stalled.Dispose(); // leaves the kernel's list
            return;
        }

        var had = subscribers[number].Deliveries;
        subscribers[number].Read(buffer);
        deliveries += subscribers[number].Deliveries - had;
    }
}
