using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Adapter;

// One case per line in, one result per line out, in any order; ends with its input.
using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = false };
using var gate = new SemaphoreSlim(1);
var running = new ConcurrentDictionary<Task, byte>();

while (await input.ReadLineAsync() is { } line)
{
    if (line.Length > 0)
    {
        var task = Task.Run(() => AnswerAsync(line));
        running.TryAdd(task, 0);
        _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }
}

await Task.WhenAll(running.Keys);

async Task AnswerAsync(string line)
{
    var options = new JsonDocumentOptions { MaxDepth = 100_000 };
    using var test = JsonDocument.Parse(line, options);
    JsonObject result;
    try
    {
        result = await Cases.RunAsync(test.RootElement);
    }
#pragma warning disable CA1031 // whatever escapes the engine is the result "crash" of this case
    catch (Exception exception)
#pragma warning restore CA1031
    {
        result = new JsonObject { ["crash"] = exception.ToString() };
    }

    result["id"] = test.RootElement.GetProperty("id").GetString();
    var text = result.ToJsonString(new JsonSerializerOptions { MaxDepth = 100_000 });
    await gate.WaitAsync();
    try
    {
        await output.WriteLineAsync(text);
        await output.FlushAsync();
    }
    finally
    {
        gate.Release();
    }
}
