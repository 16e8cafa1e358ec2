namespace Sunomi.Tests.Silos;

/// <summary>For calls that fail until a cluster knows that a silo is dead.</summary>
internal static class Retry
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> UntilKnown<T>(Func<Task<T>> call, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception unknown) when (unknown is OrleansException or TimeoutException && !limit.IsCancellationRequested)
            {
                await Task.Delay(Pause);
            }
        }
    }
}
