using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sunomi.Bench.GraphQL;

/// <summary>One of the servers that are compared, in a process of its own.</summary>
internal sealed class Server : IDisposable
{
    private Server(string name, MeasuredProcess process, string port)
    {
        Name = name;
        Process = process;
        Address = new Uri($"http://127.0.0.1:{port}/graphql");
    }

    public string Name { get; }

    public Uri Address { get; }

    public MeasuredProcess Process { get; }

    /// <summary>Starts it on the cores of a list such as <c>0</c> or <c>0,1</c>, and waits until it answers.</summary>
    public static async Task<Server> Start(string name, string cores, Func<string, string[]> command)
    {
        var port = FreePort();
        var server = new Server(name, MeasuredProcess.Start(cores, command(port)), port);
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await server.Ask("""{"query":"{ __typename }"}""");
                return server;
            }
            catch (HttpRequestException) when (deadline.Elapsed < TimeSpan.FromSeconds(60) && !server.Process.HasExited)
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

    public void Dispose() => Process.Dispose();

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
