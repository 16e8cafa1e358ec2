namespace Sunomi.Media;

/// <summary>Tasks that only make sense together: when one fails, the others are cancelled and the first failure is thrown.</summary>
internal static class Siblings
{
    public static async Task WhenAll(CancellationToken cancellationToken, params Func<CancellationToken, Task>[] starts)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Exception? first = null;
        await Task.WhenAll(starts.Select(Guard));
        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        async Task Guard(Func<CancellationToken, Task> start)
        {
            try
            {
                await start(stop.Token);
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref first, error, null);
                await stop.CancelAsync();
            }
        }
    }
}
