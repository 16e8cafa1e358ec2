using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Tests.Execution;

/// <summary>What resolvers ask of loaders: one batch for all that can be asked at once, per request, with the request's token.</summary>
public sealed class DataLoaderTests : IAsyncDisposable
{
    private const string Schema = """
        type Query { shelves(count: Int!): [Shelf!]! }
        type Shelf { id: Int! room: Room lateRoom: Room known: Room broken: Room stuck: Room }
        type Room { id: Int! house: House }
        type House { id: Int! }
        """;

    private readonly Batches batches = new();
    private readonly ServiceProvider services;

    public DataLoaderTests() => services = new ServiceCollection().AddLogging().AddSingleton(batches).AddGraphQL(options =>
    {
        options.Schema = Schema;
        options.AddResolvers<ShelfQueries>("Query").AddResolvers<ShelfResolvers>("Shelf").AddResolvers<RoomResolvers>("Room");
    }).BuildServiceProvider();

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    [Fact]
    public async Task All_parents_of_one_level_are_one_batch()
    {
        await ExecuteAsync("{ shelves(count: 100) { room { id } } }");

        batches.Sizes.ShouldBe(["rooms 100"]);
    }

    [Fact]
    public async Task Each_level_is_one_batch_of_the_keys_that_differ()
    {
        var response = await ExecuteAsync("{ shelves(count: 100) { room { house { id } } } }");

        batches.Sizes.ShouldBe(["rooms 100", "houses 10"]);
        response.GetProperty("data").GetProperty("shelves")[57].GetRawText().ShouldBe("""{"room":{"house":{"id":7}}}""");
    }

    [Fact]
    public async Task Resolvers_that_ask_later_share_a_batch_as_well()
    {
        await ExecuteAsync("{ shelves(count: 50) { room { id } lateRoom { id } again: room { id } } }");

        batches.Sizes.First().ShouldBe("rooms 50");
        batches.Keys.ShouldBe(batches.Keys.Distinct()); // the late ones want what is there already
    }

    [Fact]
    public async Task What_was_primed_is_not_loaded()
    {
        var response = await ExecuteAsync("{ shelves(count: 3) { known { id } } }");

        batches.Sizes.ShouldBeEmpty();
        response.GetProperty("data").GetProperty("shelves")[2].GetRawText().ShouldBe("""{"known":{"id":102}}""");
    }

    [Fact]
    public async Task Requests_share_nothing()
    {
        await ExecuteAsync("{ shelves(count: 2) { room { id } } }");
        await ExecuteAsync("{ shelves(count: 2) { room { id } } }");

        batches.Sizes.ShouldBe(["rooms 2", "rooms 2"]);
    }

    [Fact]
    public async Task A_batch_that_fails_is_the_error_of_each_field_that_waits_for_it()
    {
        var response = await ExecuteAsync("{ shelves(count: 3) { broken { id } room { id } } }");

        response.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("message")} {error.GetProperty("path")}")
            .ShouldBe(["""no rooms today ["shelves",0,"broken"]""", """no rooms today ["shelves",1,"broken"]""", """no rooms today ["shelves",2,"broken"]"""]);
        response.GetProperty("data").GetProperty("shelves")[1].GetRawText().ShouldBe("""{"broken":null,"room":{"id":1}}""");
    }

    [Fact]
    public async Task A_batch_hears_that_the_caller_has_gone()
    {
        using var caller = new CancellationTokenSource();
        var execution = ExecuteAsync("{ shelves(count: 2) { stuck { id } } }", caller.Token);
        await batches.Stuck.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await caller.CancelAsync();

        await batches.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var response = await execution.WaitAsync(TimeSpan.FromSeconds(10));
        response.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()).Distinct().ShouldBe(["The request was cancelled."]);
    }

    private async Task<JsonElement> ExecuteAsync(string document, CancellationToken cancellationToken = default)
    {
        var engine = services.GetRequiredService<GraphQLEngine>();
        var prepared = engine.Prepare(new GraphQLRequest(document, null, default));
        prepared.Errors.ShouldBeEmpty();
        using var executor = await engine.ExecuteAsync(prepared, new RequestContext(services, new ClaimsPrincipal(), null, cancellationToken));
        return JsonElement.Parse(executor.Response().Span);
    }

    internal sealed record House(int Id);

    internal sealed record Room(int Id);

    internal sealed record Shelf(int Id);

    /// <summary>Remembers what was loaded together.</summary>
    internal sealed class Batches
    {
        public ConcurrentQueue<string> Sizes { get; } = new();

        public ConcurrentQueue<int> Keys { get; } = new();

        public TaskCompletionSource Stuck { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<IReadOnlyDictionary<int, T>> Load<T>(string name, IReadOnlyList<int> keys, Func<int, T> make)
        {
            Sizes.Enqueue($"{name} {keys.Count}");
            foreach (var key in keys)
            {
                Keys.Enqueue(key);
            }

            await Task.Yield();
            return keys.ToDictionary(key => key, make);
        }
    }

    internal sealed class ShelfQueries
    {
        public static IEnumerable<Shelf> ShelvesAsync(int count) => Enumerable.Range(0, count).Select(i => new Shelf(i));
    }

    internal sealed class ShelfResolvers(Batches batches)
    {
        public Task<Room?> Room(Shelf shelf, ResolveContext context) => Rooms(context).LoadAsync(shelf.Id);

        public async Task<Room?> LateRoom(Shelf shelf, ResolveContext context)
        {
            await Task.Yield();
            return await Rooms(context).LoadAsync(shelf.Id);
        }

        public Task<Room?> Known(Shelf shelf, ResolveContext context)
        {
            var rooms = Rooms(context);
            rooms.Prime(shelf.Id, new Room(shelf.Id + 100));
            return rooms.LoadAsync(shelf.Id);
        }

        public static Task<Room?> Broken(Shelf shelf, ResolveContext context) =>
            context.Loader<int, Room>("broken", (_, _) => throw new GraphQLException("no rooms today")).LoadAsync(shelf.Id);

        public Task<Room?> Stuck(Shelf shelf, ResolveContext context) => context.Loader<int, Room>("stuck", async (_, cancellationToken) =>
        {
            batches.Stuck.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                batches.Cancelled.TrySetResult();
            }

            return new Dictionary<int, Room>();
        }).LoadAsync(shelf.Id);

        private DataLoader<int, Room> Rooms(ResolveContext context) => context.Loader<int, Room>("rooms", (keys, _) => batches.Load("rooms", keys, key => new Room(key)));
    }

    internal sealed class RoomResolvers(Batches batches)
    {
        public Task<House?> House(Room room, ResolveContext context) =>
            context.Loader<int, House>("houses", (keys, _) => batches.Load("houses", keys, key => new House(key))).LoadAsync(room.Id % 10);
    }
}
