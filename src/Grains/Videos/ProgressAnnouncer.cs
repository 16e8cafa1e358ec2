namespace Sunomi.Videos;

/// <summary>Tells of progress at most about five times a second, of what matters at once, and never leaves out the last.</summary>
internal sealed class ProgressAnnouncer(IGrainBase grain, TimeProvider clock, Action announce)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private DateTimeOffset last = DateTimeOffset.MinValue;
    private IGrainTimer? pending;

    public void Now()
    {
        pending?.Dispose();
        pending = null;
        last = clock.GetUtcNow();
        announce();
    }

    public void Soon()
    {
        var wait = last + Pause - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            Now();
        }
        else
        {
            pending ??= grain.RegisterGrainTimer(
                _ =>
                {
                    Now();
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan));
        }
    }
}
