using System.Collections.Concurrent;
using Sunomi.GraphQL.Adapter;

// One case per line in, one result per line out, in any order; ends with its input.
using var input = Console.OpenStandardInput();
await using var output = Console.OpenStandardOutput();
using var gate = new SemaphoreSlim(1);
var running = new ConcurrentDictionary<Task, byte>();

foreach (var line in Lines.Read(input))
{
    var task = Task.Run(() => AnswerAsync(line));
    running.TryAdd(task, 0);
    _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
}

await Task.WhenAll(running.Keys);

async Task AnswerAsync(byte[] line)
{
    var answer = await Cases.AnswerAsync(line);
    await gate.WaitAsync();
    try
    {
        await output.WriteAsync(answer);
        await output.WriteAsync("\n"u8.ToArray());
        await output.FlushAsync();
    }
    finally
    {
        gate.Release();
    }
}
