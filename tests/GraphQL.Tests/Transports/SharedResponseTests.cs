using System.Security.Claims;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>One event for many sockets: who gets the same bytes, and who must not.</summary>
public sealed class SharedResponseTests
{
    [Fact]
    public async Task Sockets_that_asked_for_the_same_share_one_execution()
    {
        await using var host = await LibraryHost.StartAsync();
        var sockets = await FollowAsync(host, 5, "subscription { announced { title plain } }");
        using var other = await SocketClient.InitialisedAsync(host);
        await other.SubscribeAsync("x", "subscription { announced { t: title plain } }");
        await host.Shelf.Announcements.WaitForAsync(6);

        host.Shelf.Announcements.Tell(new Announcement("news"));

        foreach (var socket in sockets)
        {
            (await socket.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"announced":{"title":"news","plain":"news"}}}""");
            socket.Dispose();
        }

        (await other.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"announced":{"t":"news","plain":"news"}}}""");
        host.Shelf.Announcements.PlainResolved.ShouldBe(2);
    }

    [Fact]
    public async Task What_depends_on_who_asks_is_executed_for_each()
    {
        await using var host = await LibraryHost.StartAsync(options => options.OnConnectionInit = (payload, _, _) =>
            ValueTask.FromResult<ClaimsPrincipal?>(new(new ClaimsIdentity([new Claim(ClaimTypes.Name, payload!.Value.GetProperty("name").GetString()!)]))));
        using var ada = await SignedInAsync(host, "ada");
        using var bob = await SignedInAsync(host, "bob");
        await ada.SubscribeAsync("1", "subscription { announced { reader plain } }");
        await bob.SubscribeAsync("1", "subscription { announced { reader plain } }");
        await host.Shelf.Announcements.WaitForAsync(2);

        host.Shelf.Announcements.Tell(new Announcement("news"));

        (await ada.ReceiveAsync())!["payload"]!["data"]!["announced"]!["reader"]!.GetValue<string>().ShouldBe("ada");
        (await bob.ReceiveAsync())!["payload"]!["data"]!["announced"]!["reader"]!.GetValue<string>().ShouldBe("bob");
        host.Shelf.Announcements.PlainResolved.ShouldBe(2);
    }

    [Fact]
    public async Task A_shared_execution_is_a_strangers_even_where_a_resolver_breaks_its_promise()
    {
        await using var host = await LibraryHost.StartAsync(options => options.OnConnectionInit = (payload, _, _) =>
            ValueTask.FromResult<ClaimsPrincipal?>(new(new ClaimsIdentity([new Claim(ClaimTypes.Name, payload!.Value.GetProperty("name").GetString()!)]))));
        using var ada = await SignedInAsync(host, "ada");
        await ada.SubscribeAsync("1", "subscription { announced { promised } }");
        await host.Shelf.Announcements.WaitForAsync(1);

        host.Shelf.Announcements.Tell(new Announcement("news"));

        (await ada.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"announced":{"promised":null}}}""");
    }

    private static async Task<List<SocketClient>> FollowAsync(LibraryHost host, int count, string query)
    {
        var sockets = new List<SocketClient>();
        for (var i = 0; i < count; i++)
        {
            sockets.Add(await SocketClient.InitialisedAsync(host));
            await sockets[^1].SubscribeAsync($"{i}", query);
        }

        return sockets;
    }

    private static async Task<SocketClient> SignedInAsync(LibraryHost host, string name)
    {
        var client = await SocketClient.ConnectAsync(host);
        await client.SendAsync($$"""{"type":"connection_init","payload":{"name":"{{name}}"} }""");
        (await client.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("connection_ack");
        return client;
    }
}
