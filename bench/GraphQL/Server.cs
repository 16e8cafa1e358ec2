using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sunomi.Bench.GraphQL;

/// <summary>One of the servers that are compared, in a process of its own.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process process;

    private Server(string name, Process process, Uri address)
    {
        Name = name;
        this.process = process;
        Address = address;
    }

    public string Name { get; }

    public Uri Address { get; }

    /// <summary>CPU seconds of the process so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it on the cores of a list such as <c>0</c> or <c>0,1</c>, and waits until it answers.</summary>
    public static async Task<Server> Start(string name, string cores, int port, params string[] command)
    {
        var start = new ProcessStartInfo("taskset", ["-c", cores, .. command]) { RedirectStandardInput = true };
        start.Environment["DOTNET_TieredPGO"] = "1";
        start.Environment["NODE_ENV"] = "production";
        var server = new Server(name, Process.Start(start)!, new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/graphql"));
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await server.Ask("""{"query":"{ __typename }"}""");
                return server;
            }
            catch (HttpRequestException) when (deadline.Elapsed < TimeSpan.FromSeconds(60) && !server.process.HasExited)
            {
                await Task.Delay(200);
            }
            catch
            {
                server.Dispose();
                throw;
            }
        }
    }

    /// <summary>The answer to one request body; throws unless it is data without errors.</summary>
    public async Task<(JsonNode Data, int Bytes)> Ask(string body)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await http.PostAsync(Address, content);
        var text = await response.Content.ReadAsByteArrayAsync();
        var answer = JsonNode.Parse(text)!.AsObject();
        return answer["errors"] is null && answer["data"] is { } data
            ? (data, text.Length)
            : throw new InvalidOperationException($"{Name} answered {answer.ToJsonString()}");
    }

    public Task<(JsonNode Data, int Bytes)> Ask(object request) => Ask(JsonSerializer.Serialize(request));

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}
