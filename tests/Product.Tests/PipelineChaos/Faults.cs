using Sunomi.Testing;

namespace Sunomi.Tests.Product.PipelineChaos;

/// <summary>What breaks: a shuffled deck of all kinds, so that each has its turn, taken again when it is through.</summary>
internal sealed class Faults(RunningProduct product, string bucket, Random random, TimeSpan silence)
{
    private static readonly TimeSpan ErrorsLast = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(20);

    private readonly Queue<Func<Task, Task<string>>> deck = [];

    /// <summary>What came of it so far: how often each kind.</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Ends when it is over; answers what it was.</summary>
    /// <param name="ended">ends when there is nothing left to disturb</param>
    public async Task<string> Next(Task ended)
    {
        if (deck.Count == 0)
        {
            Func<Task, Task<string>>[] kinds = [KillEncoder, _ => KillProcess(), _ => StoreErrors(), _ => StoreSilence(), _ => RestartDatabase()];
            random.Shuffle(kinds);
            Array.ForEach(kinds, deck.Enqueue);
        }

        var what = await deck.Dequeue()(ended);
        Counts[what] = Counts.GetValueOrDefault(what) + 1;
        return what;
    }

    private async Task<string> KillEncoder(Task ended)
    {
        while (!product.KillEncoder(random))
        {
            if (await Task.WhenAny(ended, Task.Delay(LookPause)) == ended)
            {
                return "no ffmpeg there to be killed";
            }
        }

        return "an ffmpeg killed";
    }

    private async Task<string> KillProcess()
    {
        product.KillProcess();
        await product.Up();
        return "the process killed and started again";
    }

    private async Task<string> StoreErrors()
    {
        await Outage(S3Outage.Errors, ErrorsLast);
        return "the object store answered 500";
    }

    private async Task<string> StoreSilence()
    {
        await Outage(S3Outage.Silence, silence);
        return $"the object store hung for {silence.TotalSeconds} s";
    }

    private async Task<string> RestartDatabase()
    {
        await product.RestartDatabase();
        return "PostgreSQL killed and started again";
    }

    private async Task Outage(S3Outage outage, TimeSpan duration)
    {
        await S3Server.Break(bucket, outage);
        await Task.Delay(duration);
        await S3Server.Break(bucket, S3Outage.None);
    }
}
