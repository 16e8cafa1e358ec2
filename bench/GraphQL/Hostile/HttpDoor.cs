using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Sunomi.Bench.GraphQL.Hostile;

/// <summary>The endpoint of a server, with the limits that are the default.</summary>
internal sealed class HttpDoor : IDoor, IDisposable
{
    private readonly HttpClient http = new();
    private readonly Server server;

    private HttpDoor(Server server) => this.server = server;

    public MeasuredProcess Process => server.Process;

    public static async Task<HttpDoor> Open() => new(await Server.Start("sunomi", "0", port => BenchPlace.Own("library", port)));

    public byte[] Write(string document, string variables) => Encoding.UTF8.GetBytes($$"""{"query":{{IDoor.Quote(document)}},"variables":{{variables}}}""");

    public async Task<string> Ask(byte[] request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new ByteArrayContent(request) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.ExpectContinue = true; // a body that is refused for its length need not be sent
        message.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await http.SendAsync(message);
        await response.Content.ReadAsByteArrayAsync();
        return ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }
}
