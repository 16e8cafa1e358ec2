namespace Sunomi.Storage.Objects;

/// <summary>Repeats what a store out of order did not do, with growing pauses, until its patience is over.</summary>
/// <param name="patience">in all; one try may take a third of it, so that one that hangs is not the last</param>
internal sealed class PatientCalls(TimeSpan patience, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="StoreUnavailableException">The patience is over.</exception>
    public async Task<T> Insist<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            try
            {
                using var limit = new CancellationTokenSource(patience / 3, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                return await call(either.Token);
            }
            catch (Exception failure) when (StoreOutage.Is(failure, cancellationToken))
            {
                if (clock.GetElapsedTime(begun) + pause > patience)
                {
                    throw new StoreUnavailableException(failure);
                }

                // not all that wait come back at the same moment
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), clock, cancellationToken);
            }
        }
    }

    public Task Insist(Func<CancellationToken, Task> call, CancellationToken cancellationToken) => Insist(
        async limited =>
        {
            await call(limited);
            return true;
        },
        cancellationToken);
}
