namespace Sunomi.Testing;

/// <summary>A clock that says what it was set to; its timers are those of the real one.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
