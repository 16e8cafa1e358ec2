using System.Text;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.Bench.GraphQL.Hostile;

/// <summary>The console adapter of the tests: one case a line in, one result a line out.</summary>
internal sealed class AdapterDoor : IDoor, IDisposable
{
    public MeasuredProcess Process { get; } = MeasuredProcess.Start("0", ["dotnet", Path.Combine(AppContext.BaseDirectory, "Sunomi.GraphQL.Adapter.dll")], talks: true);

    public byte[] Write(string document, string variables) => Encoding.UTF8.GetBytes(
        $$"""{"id":"1","kind":"hostile","schema":{{IDoor.Quote(LibrarySchema.Text)}},"document":{{IDoor.Quote(document)}},"rootValue":{},"variables":{{variables}}}""" + "\n");

    public async Task<string> Ask(byte[] request)
    {
        await Process.Input.BaseStream.WriteAsync(request);
        await Process.Input.BaseStream.FlushAsync();
        var answer = await Process.Output.ReadLineAsync() ?? throw new IOException("The adapter has ended.");
        var result = JsonNode.Parse(answer)!.AsObject();
        return result.ContainsKey("crash") ? "CRASHED" : result.ContainsKey("errors") ? "refused" : "answered";
    }

    public void Dispose() => Process.Dispose();
}
