namespace Sunomi.Videos;

/// <summary>
/// Reads from grains for somebody who stays connected while a silo dies: the calls that were on their way to it fail, and the next ones find
/// the grain elsewhere. Only for reads: what changes something may have happened although its call failed.
/// </summary>
internal sealed class PatientReader(TimeProvider clock)
{
    /// <summary>The cluster gets over a death in about 6 seconds: what lasts longer than this is something else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<T> Read<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await read();
            }
            catch (Exception failure) when (failure is TimeoutException or OrleansException && clock.GetElapsedTime(begun) < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
