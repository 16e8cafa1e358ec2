using System.Text;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>Nobody works for a caller who has gone away: the token of the resolver, or of the source stream, fires.</summary>
public sealed class GoneClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private LibraryHost host = null!;

    public async Task InitializeAsync() => host = await LibraryHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("{ slowRequired }", "application/json")]
    [InlineData("{ slowRequired }", "text/event-stream")]
    [InlineData("subscription { never }", "text/event-stream")]
    public async Task A_request_that_is_given_up_is_cancelled(string query, string accept)
    {
        using var giveUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = host.Client.SendAsync(request, giveUp.Token);
        await host.Shelf.NeverStarted.Task.WaitAsync(Deadline);

        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(answer);
        await host.Shelf.NeverCancelled.Task.WaitAsync(Deadline);
        host.Logs.Entries.ShouldBeEmpty(); // nothing went wrong here
    }

    [Theory]
    [InlineData("{ slowRequired }")]
    [InlineData("subscription { never }")]
    public async Task What_a_socket_asked_for_is_cancelled_with_it(string query)
    {
        using (var client = await SocketClient.InitialisedAsync(host))
        {
            await client.SubscribeAsync("1", query);
            await host.Shelf.NeverStarted.Task.WaitAsync(Deadline);
        }

        await host.Shelf.NeverCancelled.Task.WaitAsync(Deadline);
        host.Logs.Entries.ShouldBeEmpty();
    }
}
