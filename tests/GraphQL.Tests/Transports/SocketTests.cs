using System.Net.WebSockets;
using System.Security.Claims;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md, message by message.</summary>
public sealed class SocketTests
{
    [Fact]
    public async Task The_sub_protocol_is_agreed_on()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        client.SubProtocol.ShouldBe("graphql-transport-ws");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Another_sub_protocol_or_none_is_closed_with_4406(string? subProtocol)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host, subProtocol);

        (await client.ClosedAsync()).ShouldBe(4406);
    }

    [Fact]
    public async Task A_subscription_sends_its_events_in_order_and_then_completes()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);

        await client.SubscribeAsync("1", "subscription { n: counted(to: 3) }");

        for (var i = 1; i <= 3; i++)
        {
            (await client.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe($"{{\"data\":{{\"n\":{i}}}}}");
        }

        (await client.ReceiveAsync())!.ToJsonString().ShouldBe("""{"id":"1","type":"complete"}""");
    }

    [Fact]
    public async Task Queries_and_mutations_have_one_response()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);

        await client.SubscribeAsync("q", "{ book(id: 2) { title author { name } brokenRequired } }");

        var next = (await client.ReceiveAsync())!;
        next["payload"]!["data"]!.ToJsonString().ShouldBe("""{"book":null}""");
        next["payload"]!["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("GONE");
        (await client.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("complete");
        await client.SubscribeAsync("q", """mutation { append(text: "x") }"""); // the id is free again
        (await client.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"append":"x"}}""");
    }

    [Fact]
    public async Task Events_are_executed_with_the_selection_of_their_subscriber()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);
        await client.SubscribeAsync("b", "subscription { books { title author { name } } }");

        await host.Shelf.Added_.Writer.WriteAsync(host.Shelf.Books[0]);

        (await client.ReceiveAsync())!["payload"]!["data"]!["books"]!["author"]!.ToJsonString().ShouldBe("""{"name":"author a"}""");
        host.Shelf.Added_.Writer.Complete(new InvalidOperationException("secret cause"));
        var error = (await client.ReceiveAsync())!;
        error["type"]!.GetValue<string>().ShouldBe("error");
        error.ToJsonString().ShouldNotContain("secret cause");
    }

    [Fact]
    public async Task Complete_ends_the_source_stream_and_says_no_more()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);
        await client.SubscribeAsync("1", "subscription { never }");
        await host.Shelf.NeverStarted.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await client.SendAsync("""{"id":"1","type":"complete"}""");

        await host.Shelf.NeverCancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("pong");
    }

    [Fact]
    public async Task A_query_that_the_client_has_completed_sends_nothing_when_it_resolves()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);
        await client.SubscribeAsync("1", "{ slow }");

        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("pong"); // so the server has read what came before
        host.Shelf.Slow.SetResult();
        await client.SubscribeAsync("1", "{ me }"); // the id is free again

        (await client.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"me":null}}""");
        (await client.ReceiveAsync())!.ToJsonString().ShouldBe("""{"id":"1","type":"complete"}""");
    }

    [Theory]
    [InlineData("""{"id":"never used","type":"complete"}""")]
    [InlineData("""{"type":"pong","payload":{"unasked":true}}""")]
    [InlineData("""{"type":"pong","payload":null}""")]
    public async Task What_concerns_nothing_is_ignored(string message)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);

        await client.SendAsync(message);
        await client.SendAsync("""{"type":"ping","payload":null}""");

        (await client.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("pong");
    }

    [Theory]
    [InlineData("{\"type\":\"ping\",\"payload\":{\"a\":\"\\ud800\"}}")]
    [InlineData("{\"type\":\"connection_init\",\"payload\":{\"\\udc00\":1}}")]
    public async Task Text_that_is_no_Unicode_closes_with_4400(string message)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SendAsync(message);

        (await client.ClosedAsync()).ShouldBe(4400);
    }

    [Fact]
    public async Task Loaders_work_while_a_source_stream_is_made()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);

        await client.SubscribeAsync("1", "subscription { loaded }");

        (await client.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"loaded":"text 1"}}""");
        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await client.SubscribeAsync("1", "{ me }"); // the id is free once the stream has ended
        (await client.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"me":null}}""");
    }

    [Theory]
    [InlineData("{ nothing }", "Cannot query field")]
    [InlineData("{", "Syntax Error")]
    [InlineData("subscription { failing }", "no stream")]
    public async Task What_cannot_begin_is_an_error_message(string query, string expected)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);

        await client.SubscribeAsync("e", query);

        var error = (await client.ReceiveAsync())!;
        error["type"]!.GetValue<string>().ShouldBe("error");
        error["id"]!.GetValue<string>().ShouldBe("e");
        error["payload"]![0]!["message"]!.GetValue<string>().ShouldContain(expected);
    }

    [Fact]
    public async Task Ping_is_answered_with_its_payload_before_and_after_initialisation()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SendAsync("""{"type":"ping","payload":{"a":1}}""");

        (await client.ReceiveAsync())!.ToJsonString().ShouldBe("""{"type":"pong","payload":{"a":1}}""");
        await client.SendAsync("""{"type":"pong"}""");
        await client.SendAsync("""{"type":"connection_init","payload":{}}""");
        (await client.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("connection_ack");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"start"}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"connection_init","payload":"secret"}""")]
    public async Task A_message_that_is_none_closes_with_4400(string message)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SendAsync(message);

        (await client.ClosedAsync()).ShouldBe(4400);
    }

    [Theory]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ me }"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ me }"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":1}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ me }","variables":[]}}""")]
    [InlineData("""{"type":"complete"}""")]
    public async Task A_malformed_subscribe_closes_with_4400(string message)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);

        await client.SendAsync(message);

        (await client.ClosedAsync()).ShouldBe(4400);
    }

    [Fact]
    public async Task A_binary_message_closes_with_4400()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SendAsync("""{"type":"ping"}""", WebSocketMessageType.Binary);

        (await client.ClosedAsync()).ShouldBe(4400);
    }

    [Fact]
    public async Task Subscribing_before_the_acknowledgement_closes_with_4401()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SubscribeAsync("1", "{ me }");

        (await client.ClosedAsync()).ShouldBe(4401);
    }

    [Fact]
    public async Task Initialising_twice_closes_with_4429()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);

        await client.SendAsync("""{"type":"connection_init"}""");

        (await client.ClosedAsync()).ShouldBe(4429);
    }

    [Fact]
    public async Task Not_initialising_in_time_closes_with_4408()
    {
        await using var host = await LibraryHost.StartAsync(options => options.Limits.ConnectionInitTime = TimeSpan.FromMilliseconds(50));
        using var client = await SocketClient.ConnectAsync(host);

        (await client.ClosedAsync()).ShouldBe(4408);
    }

    [Fact]
    public async Task An_id_that_is_in_use_closes_with_4409()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);
        await client.SubscribeAsync("1", "subscription { never }");

        await client.SubscribeAsync("1", "{ me }");

        (await client.ClosedAsync()).ShouldBe(4409);
        await host.Shelf.NeverStarted.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await host.Shelf.NeverCancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_reason_that_quotes_the_client_fits_into_a_close_frame()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);
        var id = string.Concat(Enumerable.Repeat("€", 60)); // 180 bytes, where 123 have room
        await client.SubscribeAsync(id, "subscription { never }");

        await client.SubscribeAsync(id, "{ me }");

        (await client.ClosedAsync()).ShouldBe(4409);
        client.CloseReason.ShouldStartWith("Subscriber for €€");
        host.Logs.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_hook_tells_who_is_there_and_refuses_with_4403()
    {
        await using var host = await LibraryHost.StartAsync(options => options.OnConnectionInit = (payload, _, _) =>
            ValueTask.FromResult(payload?.GetProperty("name").GetString() is { Length: > 0 } name ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)])) : null));
        using var known = await SocketClient.ConnectAsync(host);
        using var unknown = await SocketClient.ConnectAsync(host);

        await known.SendAsync("""{"type":"connection_init","payload":{"name":"ada"}}""");
        await unknown.SendAsync("""{"type":"connection_init","payload":{"name":""}}""");

        (await unknown.ClosedAsync()).ShouldBe(4403);
        (await known.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("connection_ack");
        await known.SubscribeAsync("1", "{ me }");
        (await known.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"me":"ada"}}""");
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(OperationCanceledException))] // something that the hook has asked has given up; the socket has not
    public async Task A_hook_that_fails_closes_with_4500_and_tells_nothing(Type kind)
    {
        await using var host = await LibraryHost.StartAsync(options => options.OnConnectionInit = (_, _, _) => throw (Exception)Activator.CreateInstance(kind, "no key")!);
        using var client = await SocketClient.ConnectAsync(host);

        await client.SendAsync("""{"type":"connection_init"}""");

        (await client.ClosedAsync()).ShouldBe(4500);
        host.Logs.Entries.ShouldContain(entry => entry.Exception!.Message == "no key");
    }

    [Fact]
    public async Task A_message_beyond_its_limit_closes_with_1009()
    {
        await using var host = await LibraryHost.StartAsync(options => options.Limits.SocketMessageBytes = 100);
        using var client = await SocketClient.InitialisedAsync(host);

        await client.SendAsync($$"""{"type":"ping","payload":{"a":"{{new string('x', 5000)}}" } }""");

        (await client.ClosedAsync()).ShouldBe(1009);
    }

    [Fact]
    public async Task An_operation_beyond_their_number_is_an_error_of_its_own()
    {
        await using var host = await LibraryHost.StartAsync(options => options.Limits.OperationsPerSocket = 1);
        using var client = await SocketClient.InitialisedAsync(host);
        await client.SubscribeAsync("1", "subscription { never }");

        await client.SubscribeAsync("2", "{ me }");

        var error = (await client.ReceiveAsync())!;
        error["id"]!.GetValue<string>().ShouldBe("2");
        error["payload"]![0]!["message"]!.GetValue<string>().ShouldContain("operations per socket");
        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await client.SubscribeAsync("3", "{ me }");
        (await client.ReceiveAsync())!["id"]!.GetValue<string>().ShouldBe("3");
    }

    [Fact]
    public async Task A_client_that_reads_too_slowly_is_closed_and_delays_nobody()
    {
        await using var host = await LibraryHost.StartAsync(options =>
        {
            options.Limits.SocketBacklog = 50;
            options.Limits.SocketBacklogBytes = 10_000;
        });
        using var slow = await SocketClient.InitialisedAsync(host);
        using var quick = await SocketClient.InitialisedAsync(host);

        await slow.SubscribeAsync("1", "subscription { counted(to: 1000000) }"); // and reads none of it
        await quick.SubscribeAsync("1", "subscription { counted(to: 5) }");

        for (var i = 0; i < 5; i++)
        {
            (await quick.ReceiveAsync())!["type"]!.GetValue<string>().ShouldBe("next");
        }

        var received = 0;
        try
        {
            while (await slow.ReceiveAsync() is not null)
            {
                received++;
            }

            slow.CloseCode.ShouldBe(1013);
        }
        catch (WebSocketException)
        {
            // Cut off: the close frame did not get through.
        }

        received.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public async Task A_server_that_stops_says_that_it_goes_away()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketClient.InitialisedAsync(host);
        await client.SubscribeAsync("1", "subscription { never }");
        await host.Shelf.NeverStarted.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var stopping = host.StopAsync();

        (await client.ClosedAsync()).ShouldBe(1001);
        await client.CloseAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
