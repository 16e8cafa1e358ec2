using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>How an activation begins and ends.</summary>
internal sealed partial class Activation
{
    /// <summary>The observers of this activation, by subscription; touched in its turns only.</summary>
    public Dictionary<Guid, Streams.IStreamHandler> StreamHandlers { get; } = [];

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        bool finish;
        lock (gate)
        {
            if (phase is Phase.Deactivating or Phase.Gone)
            {
                return;
            }

            reason ??= deactivationReason;
            if (phase == Phase.Activating)
            {
                return;
            }

            phase = Phase.Deactivating;
            finish = running.Count == 0;
        }

        if (finish)
        {
            Post(() => _ = Finish());
        }
    }

    /// <summary>The end without goodbye: what runs goes on in the void, its callers and those that wait learn that the silo died.</summary>
    public void Kill()
    {
        List<Message> lost;
        lock (gate)
        {
            if (phase == Phase.Gone)
            {
                return;
            }

            phase = Phase.Gone;
            lost = [.. running, .. waiting];
            waiting.Clear();
        }

        StopTimers();
        Silo.Cluster.Remove(this);
        foreach (var message in lost)
        {
            message.Reject(new SiloUnavailableException($"The target silo {Silo.SiloAddress} became unavailable for message: {message}."));
        }

        deactivated.TrySetResult();
    }

    private async Task Activate()
    {
        try
        {
            scope = Silo.Services.CreateAsyncScope();
            GrainInstance = Class.Create(this);
            using var limit = new CancellationTokenSource(Silo.Collection.ActivationTimeout);
            foreach (var state in states)
            {
                await state.Read(limit.Token);
            }

            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnActivateAsync(limit.Token).WaitAsync(limit.Token);
            }
        }
        catch (Exception exception)
        {
            await Fail(exception);
            return;
        }

        bool finish;
        lock (gate)
        {
            if (phase == Phase.Gone)
            {
                return;
            }

            // Someone asked for deactivation in the meantime: those that wait go to the next activation.
            finish = reason is not null;
            phase = finish ? Phase.Deactivating : Phase.Valid;
            StartWaiting();
        }

        if (finish)
        {
            await Finish();
        }
    }

    private async Task Fail(Exception exception)
    {
        LogActivationFailed(Silo.Logger, exception, GrainId);
        var rejected = End();
        StopTimers();
        await Release();
        foreach (var message in rejected)
        {
            message.Reject(message is Request request ? request.AsSeenByCaller(exception, Silo) : exception);
        }

        deactivated.TrySetResult();
    }

    private async Task Finish()
    {
        StopTimers();
        try
        {
            if (GrainInstance is IGrainBase grain)
            {
                using var limit = new CancellationTokenSource(Silo.Collection.DeactivationTimeout);
                await grain.OnDeactivateAsync(reason!.Value, limit.Token).WaitAsync(limit.Token);
            }
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(Silo.Logger, exception, GrainId);
        }

        var forwarded = End();
        await Release();
        foreach (var message in forwarded)
        {
            if (message.CanMove)
            {
                Silo.Cluster.Send(GrainId, message, Silo);
            }
            else
            {
                message.Reject(new OrleansException($"{GrainId} was deactivated."));
            }
        }

        deactivated.TrySetResult();
    }

    private List<Message> End()
    {
        List<Message> left;
        lock (gate)
        {
            phase = Phase.Gone;
            left = [.. waiting];
            waiting.Clear();
        }

        Silo.Cluster.Remove(this);
        return left;
    }

    // The grain before its scope: what it was given must outlive it.
    private async Task Release()
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else
            {
                (GrainInstance as IDisposable)?.Dispose();
            }

            await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(Silo.Logger, exception, GrainId);
        }
    }

    [LoggerMessage(LogLevel.Error, "Activation of {GrainId} failed")]
    private static partial void LogActivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(LogLevel.Error, "Deactivation of {GrainId} did not go well")]
    private static partial void LogDeactivationFailed(ILogger logger, Exception exception, GrainId grainId);
}
