using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>
/// One grain in memory: its queue, its turns, its life from activation to deactivation. Which call may start beside which is decided
/// here, by the rules of the packages' activation.
/// </summary>
internal sealed partial class Activation(Silo silo, GrainClass grainClass, GrainId grainId) : IGrainContext
{
    private readonly Lock gate = new();
    private readonly LinkedList<Message> waiting = new();
    private readonly HashSet<Message> running = [];
    private readonly Dictionary<Guid, int> reentrantSections = [];
    private readonly List<ActivationState> states = [];
    private readonly TaskCompletionSource deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TurnScheduler? turns;
    private GrainReference? reference;
    private AsyncServiceScope scope;
    private Phase phase = Phase.Activating;
    private DeactivationReason? reason;

    // How many of those that wait could start before one that came earlier.
    private int mayOvertake;

    // Of those that run: the ones that keep others out, and how many of these may write.
    private int exclusive;
    private int writing;

    private enum Phase
    {
        Activating,
        Valid,
        Deactivating,
        Gone,
    }

    public Silo Silo { get; } = silo;

    public GrainClass Class { get; } = grainClass;

    public GrainId GrainId { get; } = grainId;

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => scope.ServiceProvider;

    public GrainReference GrainReference => reference ??= Silo.GrainFactory.CreateReference(GrainId, typeof(IAddressable));

    public Task Deactivated => deactivated.Task;

    /// <summary>Calls that run or wait.</summary>
    public int Load
    {
        get
        {
            lock (gate)
            {
                return running.Count + waiting.Count;
            }
        }
    }

    private TurnScheduler Turns => turns ?? Interlocked.CompareExchange(ref turns, new TurnScheduler(this), null) ?? turns;

    /// <summary>Activates the grain for this message; false when the activation is gone already.</summary>
    public bool Start(Message first)
    {
        if (!Enqueue(first))
        {
            return false;
        }

        Post(() => _ = Activate());
        return true;
    }

    /// <summary>Queues the message, or starts it if it may run now; false when the activation is gone.</summary>
    public bool Enqueue(Message message)
    {
        lock (gate)
        {
            if (phase == Phase.Gone)
            {
                return false;
            }

            message.Activation = this;

            // Those that wait already could not start before, and nothing has ended since.
            if (phase == Phase.Valid && MayStart(message))
            {
                Run(message);
            }
            else
            {
                waiting.AddLast(message);
                mayOvertake += MayOvertake(message) ? 1 : 0;
            }
        }

        return true;
    }

    public void Completed(Message message)
    {
        var finish = false;
        lock (gate)
        {
            if (running.Remove(message))
            {
                Count(message, -1);
            }

            Touch(message);
            if (phase == Phase.Valid)
            {
                StartWaiting();
            }
            else
            {
                finish = phase == Phase.Deactivating && running.Count == 0;
            }
        }

        if (finish)
        {
            Post(() => _ = Finish());
        }
        else if (Silo.Cluster.Chaos is { } chaos && message is Request && chaos.DropsActivation())
        {
            Deactivate(new DeactivationReason(DeactivationReasonCode.DirectoryFailure, "The directory lost this activation: chaos."));
        }
    }

    /// <summary>Does something as part of this activation's turns, without the caller's ambient state.</summary>
    public void Post(Action action)
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Turns);
        }
    }

    public void EnterReentrantSection(Guid id)
    {
        lock (gate)
        {
            reentrantSections[id] = reentrantSections.GetValueOrDefault(id) + 1;
            StartWaiting();
        }
    }

    public void LeaveReentrantSection(Guid id)
    {
        lock (gate)
        {
            if (reentrantSections.GetValueOrDefault(id) is var depth && depth > 1)
            {
                reentrantSections[id] = depth - 1;
            }
            else
            {
                reentrantSections.Remove(id);
            }
        }
    }

    public void AddState(ActivationState state) => states.Add(state);

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"{GrainId} on {Silo.Name}";

    private void Run(Message message)
    {
        running.Add(message);
        Count(message, 1);
        Turns.Enqueue(message);
    }

    private void Count(Message message, int by)
    {
        if (!message.IsAlwaysInterleave && !Class.IsReentrant)
        {
            exclusive += by;
            writing += message.IsReadOnly ? 0 : by;
        }
    }

    private void StartWaiting()
    {
        for (var node = waiting.First; node is not null && phase == Phase.Valid;)
        {
            var next = node.Next;
            if (MayStart(node.Value))
            {
                waiting.Remove(node);
                mayOvertake -= MayOvertake(node.Value) ? 1 : 0;
                Run(node.Value);
            }
            else if (mayOvertake == 0)
            {
                return;
            }

            node = next;
        }
    }

    private static bool MayOvertake(Message message) =>
        message.IsAlwaysInterleave || message.IsReadOnly || message.ReentrancyId != Guid.Empty;

    private bool MayStart(Message message) =>
        exclusive == 0
        || message.IsAlwaysInterleave
        || (message.IsReadOnly && writing == 0)
        || (message.ReentrancyId is var chain && chain != Guid.Empty && reentrantSections.ContainsKey(chain));
}
