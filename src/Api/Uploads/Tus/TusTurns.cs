using System.Collections.Concurrent;

namespace Sunomi.Uploads.Tus;

/// <summary>
/// One request at a time writes to an upload. A newer one takes the turn of an older one, whose client has usually lost its connection
/// without this side having noticed: that one keeps what it has, and ends.
/// </summary>
internal sealed class TusTurns
{
    private readonly ConcurrentDictionary<string, Turn> running = new();

    /// <summary>To be disposed of when nothing is written any more.</summary>
    public async Task<Turn> Take(string id, CancellationToken cancellationToken)
    {
        var turn = new Turn(this, id);
        while (!running.TryAdd(id, turn))
        {
            if (running.TryGetValue(id, out var before))
            {
                await before.End(cancellationToken);
            }
        }

        return turn;
    }

    internal sealed class Turn(TusTurns turns, string id) : IDisposable
    {
        private readonly CancellationTokenSource taken = new();
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Another request wants to go on.</summary>
        public CancellationToken Taken => taken.Token;

        public async Task End(CancellationToken cancellationToken)
        {
            await taken.CancelAsync();
            await ended.Task.WaitAsync(cancellationToken);
        }

        /// <summary>The source stays: a request that comes at this moment may still cancel it, to no effect.</summary>
        public void Dispose()
        {
            turns.running.TryRemove(id, out _);
            ended.TrySetResult();
        }
    }
}
