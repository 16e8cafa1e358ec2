using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Decides what goes wrong in a cluster.</summary>
internal sealed partial class Chaos
{
    private readonly ChaosOptions options;
    private readonly Random random;
    private int heldCalls;
    private int lostEvents;
    private int droppedActivations;

    public Chaos(ChaosOptions options)
    {
        this.options = options;
        random = new Random(options.Seed ?? 0);
    }

    /// <summary>What has gone wrong so far.</summary>
    public (int HeldCalls, int LostEvents, int DroppedActivations) Counts => (heldCalls, lostEvents, droppedActivations);

    /// <summary>What the silo's configuration asks for; null for none.</summary>
    public static Chaos? Of(IServiceProvider services)
    {
        var options = services.GetService<IConfiguration>()?.GetSection(ChaosOptions.Section).Get<ChaosOptions>();
        if (options?.Seed is not { } seed)
        {
            return null;
        }

        LogChaos(services.GetRequiredService<ILogger<Chaos>>(), seed);
        return new Chaos(options);
    }

    /// <summary>How long a call is under way; null for a call that arrives when it is sent.</summary>
    public Task? HoldCall() => Happens(options.HeldCalls, ref heldCalls) ? Task.Delay(Hold()) : null;

    public Task HoldEvent()
    {
        var ignored = 0;
        return Happens(options.HeldEvents, ref ignored) ? Task.Delay(Hold()) : Task.CompletedTask;
    }

    public bool LosesEvent() => Happens(options.LostEvents, ref lostEvents);

    public bool DropsActivation() => Happens(options.DroppedActivations, ref droppedActivations);

    private bool Happens(double share, ref int count)
    {
        lock (random)
        {
            var happens = random.NextDouble() < share;
            count += happens ? 1 : 0;
            return happens;
        }
    }

    private TimeSpan Hold()
    {
        lock (random)
        {
            return options.LongestHold * random.NextDouble();
        }
    }

    [LoggerMessage(LogLevel.Warning, "This cluster is in chaos mode, with seed {Seed}: calls are held up, events lost, activations dropped")]
    private static partial void LogChaos(ILogger logger, int seed);
}
