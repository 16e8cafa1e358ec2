using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

public sealed class ConnectionLimitTests
{
    [Fact]
    public async Task A_person_has_so_many_sockets_and_a_place_that_is_left_is_free()
    {
        await using var host = await LibraryHost.StartAsync(options =>
        {
            options.Limits.SocketsPerPerson = 2;
            options.OnConnectionInit = WithName;
        });
        var first = await OpenAsync(host, "ada");
        using var second = await OpenAsync(host, "ada");
        using var other = await OpenAsync(host, "bob");

        using var third = await OpenAsync(host, "ada", acknowledged: false);
        (await third.ClosedAsync()).ShouldBe(1013);
        await first.CloseAsync();
        first.Dispose();

        // The server hears of the end in its own time.
        await Eventually(async () =>
        {
            using var again = await OpenAsync(host, "ada", acknowledged: false);
            return await again.ReceiveAsync() is not null;
        });
    }

    [Fact]
    public async Task Strangers_of_one_address_share_a_limit_with_their_event_streams()
    {
        await using var host = await LibraryHost.StartAsync(options => options.Limits.SocketsPerAddress = 1);
        using var socket = await SocketClient.InitialisedAsync(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bme%7D");
        request.Headers.Add("Accept", "text/event-stream");

        using var stream = await host.Client.SendAsync(request);

        stream.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        stream.Headers.RetryAfter.ShouldNotBeNull();
        (await stream.Content.ReadAsStringAsync()).ShouldContain("sockets per address");
        (await host.PostAsync("{ me }"))["errors"].ShouldBeNull(); // what is answered at once is not counted
    }

    [Fact]
    public async Task A_socket_that_has_not_said_who_it_is_counts_as_a_strangers()
    {
        await using var host = await LibraryHost.StartAsync(options =>
        {
            options.Limits.SocketsPerAddress = 1;
            options.OnConnectionInit = WithName;
        });
        using var silent = await SocketClient.ConnectAsync(host);
        await silent.SendAsync("""{"type":"ping"}""");
        await silent.ReceiveAsync(); // so the server has it

        using var second = await SocketClient.ConnectAsync(host);
        (await second.ClosedAsync()).ShouldBe(1013);
        await silent.SendAsync("""{"type":"connection_init","payload":{"name":"ada"} }""");
        (await silent.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("connection_ack");

        using var third = await OpenAsync(host, "bob"); // the stranger's place is free
    }

    private static ValueTask<ClaimsPrincipal?> WithName(JsonElement? payload, HttpContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ClaimsPrincipal?>(new(new ClaimsIdentity([new Claim("sub", payload!.Value.GetProperty("name").GetString()!)])));

    private static async Task<SocketClient> OpenAsync(LibraryHost host, string name, bool acknowledged = true)
    {
        var client = await SocketClient.ConnectAsync(host);
        await client.SendAsync($$"""{"type":"connection_init","payload":{"name":"{{name}}"} }""");
        if (acknowledged)
        {
            (await client.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("connection_ack");
        }

        return client;
    }

    private static async Task Eventually(Func<Task<bool>> happened)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await happened())
        {
            await Task.Delay(20, deadline.Token);
        }
    }
}
