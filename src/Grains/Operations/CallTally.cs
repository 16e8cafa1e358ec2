namespace Sunomi.Operations;

/// <summary>Of one type of grain; its slowness is that of the last calls, so that an old burst is forgotten.</summary>
internal sealed class CallTally
{
    private const int Remembered = 512;

    private readonly Lock gate = new();
    private readonly TimeSpan[] latest = new TimeSpan[Remembered];
    private long count;
    private long failed;
    private TimeSpan total;

    public void Add(TimeSpan time, bool hasFailed)
    {
        lock (gate)
        {
            latest[count++ % Remembered] = time;
            failed += hasFailed ? 1 : 0;
            total += time;
        }
    }

    public GrainCalls Read(string grain)
    {
        lock (gate)
        {
            var known = latest.AsSpan(0, (int)Math.Min(count, Remembered)).ToArray();
            Array.Sort(known);
            return new GrainCalls(grain, count, failed, total, known.Length == 0 ? TimeSpan.Zero : known[(known.Length - 1) * 19 / 20]);
        }
    }
}
