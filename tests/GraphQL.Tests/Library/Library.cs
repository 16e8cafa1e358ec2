using System.Collections.Concurrent;
using System.Security.Claims;
using System.Threading.Channels;

namespace Sunomi.GraphQL.Tests.Library;

/// <summary>A small domain with one of everything that can be bound.</summary>
internal static class LibrarySchema
{
    public const string Text = """
        scalar DateTime
        scalar Long
        scalar URL
        enum Genre { CRIME SCIENCE_FICTION }
        interface Node { id: ID! }
        union Finding = Book | Author
        type Author implements Node { id: ID! name: String! books: [Book!]! }
        type Book implements Node {
          id: ID! title: String! genre: Genre author: Author pages: Int! weight: Float bytes: Long! added: DateTime! cover: URL
          tags: [String!] broken: String brokenRequired: String! secret: String loaderKeys: [Int!]! rating(scale: Int! = 5): Float
        }
        type Query {
          node(id: ID!): Node
          book(id: ID!): Book
          books(first: Int = 20, after: String): [Book!]!
          find(text: String!): [Finding!]!
          echo(input: EchoInput!): String!
          optional(value: Int): String!
          genres(of: [Genre!]!): [Genre!]!
          since(time: DateTime!): DateTime!
          slow: String
          slowRequired: String!
          me: String
          selected: Book
          deep: Deep
        }
        type Deep { deep: Deep deeps(first: Int): [Deep!]! value: Int }
        input EchoInput { text: String! count: Int = 2 genre: Genre nested: EchoInput when: DateTime list: [Int!] }
        type Mutation { append(text: String!): String! fail: String refuse: String! }
        type Announcement { title: String! plain: String! reader: String promised: String }
        type Subscription { announced: Announcement! counted(to: Int!): Int! books: Book! failing: Int! never: Int! loaded: String! }
        """;
}

internal readonly record struct BookId(int Value)
{
    public static BookId Parse(string text) => int.TryParse(text, out var value) ? new(value) : throw new FormatException("A book id is a number.");

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal enum Genre
{
    Crime,
    ScienceFiction,
}

internal sealed record Author(string Id, string Name);

internal sealed record Book(BookId Id, string Title, Genre? Genre, string AuthorId, int Pages, double? Weight, long Bytes, DateTimeOffset Added, Uri? Cover, string[]? Tags)
{
    public string Secret { get; } = "property";
}

internal sealed record EchoInput(string Text, int? Count, Optional<Genre?> Genre = default)
{
    public EchoInput? Nested { get; init; }

    public DateTimeOffset? When { get; init; } = DateTimeOffset.UnixEpoch;

    public IReadOnlyList<int>? List { get; init; }
}

/// <summary>What the resolvers share; counts calls so that tests can see batches.</summary>
internal sealed class Shelf
{
    public static readonly DateTimeOffset Added = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public Book[] Books { get; } =
    [
        new(new(1), "The \"Moonstone\"", Genre.Crime, "a", 500, 0.5, 9_007_199_254_740_991, Added, new Uri("/covers/1", UriKind.Relative), ["old", "gem"]),
        new(new(2), "Dune", Genre.ScienceFiction, "b", 600, null, 2, Added, null, null),
        new(new(3), "Untitled\n\u2028", null, "a", 1, double.NaN, 3, Added, null, []),
    ];

    public ConcurrentQueue<string> Log { get; } = new();

    public ConcurrentQueue<int> BatchSizes { get; } = new();

    public TaskCompletionSource Slow { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Channel<Book> Added_ { get; } = Channel.CreateUnbounded<Book>();

    public Announcements Announcements { get; } = new();

    public TaskCompletionSource NeverCancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource NeverStarted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits for what never comes, until it is cancelled.</summary>
    public async Task NeverAsync(CancellationToken cancellationToken)
    {
        NeverStarted.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            NeverCancelled.TrySetResult();
        }
    }
}

internal sealed class QueryResolvers(Shelf shelf)
{
    public object? Node(string id) => id == "author" ? new Author("author", "A") : shelf.Books.FirstOrDefault(book => book.Id.ToString() == id);

    public Book? Book(BookId id) => shelf.Books.FirstOrDefault(book => book.Id == id);

    public async Task<IReadOnlyList<Book>> BooksAsync(int? first, string? after, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return [.. shelf.Books.SkipWhile(book => after is not null && book.Id.ToString() != after).Take(first ?? 0)];
    }

    public static IEnumerable<object> Find(string text) => text == "alien" ? [new object()] : [new Author("a", text)];

    public static string Echo(EchoInput input) =>
        $"{input.Text}*{input.Count} {(input.Genre.IsPresent ? input.Genre.Value?.ToString() ?? "null" : "absent")} {input.When:yyyy} {input.Nested?.Text} {string.Join('+', input.List ?? [])}";

    public static string Optional(Optional<int?> value) => value.IsPresent ? value.Value?.ToString() ?? "null" : "absent";

    public static Genre[] Genres(IReadOnlyList<Genre> of) => [.. of];

    public static DateTimeOffset Since(DateTimeOffset time) => time;

    public async ValueTask<string?> Slow()
    {
        await shelf.Slow.Task;
        return "late";
    }

    public async Task<string> SlowRequired(CancellationToken cancellationToken)
    {
        await shelf.NeverAsync(cancellationToken);
        return "never";
    }

    public static string? Me(ClaimsPrincipal user) => user.Identity?.Name;

    public Book? Selected(ResolveContext context)
    {
        shelf.Log.Enqueue($"{string.Join('.', context.Path)} author={context.IsSelected("author")} author.name={context.IsSelected("author.name")} pages={context.IsSelected("pages")}");
        return shelf.Books[0];
    }

    public static Deep Deep() => new();
}

internal sealed class Deep
{
    public int Value { get; } = 1;
}

internal sealed class DeepResolvers
{
    public static Deep Deep(Deep parent) => parent;

    public static Deep[] Deeps(Deep parent, int? first) => [.. Enumerable.Repeat(parent, first ?? 1)];
}

internal sealed class BookResolvers(Shelf shelf)
{
    public Task<Author?> AuthorAsync(Book book, ResolveContext context) => context.Loader<string, Author>("authors", LoadAsync).LoadAsync(book.AuthorId);

    public static string? Broken(Book book) => throw new InvalidOperationException("the password is hunter2");

    public static string BrokenRequired(Book book) => throw new GraphQLException($"no {book.Title.Length}", "GONE");

    public static string Secret(Book book) => "method";

    public static int[] LoaderKeys() => [1, 2];

    public static double? Rating(Book book, int scale) => book.Pages / 100.0 * scale;

    private async Task<IReadOnlyDictionary<string, Author>> LoadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        shelf.BatchSizes.Enqueue(ids.Count);
        await Task.Delay(1, cancellationToken);
        return ids.Where(id => id != "b").ToDictionary(id => id, id => new Author(id, $"author {id}"));
    }
}

internal sealed class AuthorResolvers(Shelf shelf)
{
    public IEnumerable<Book> Books(Author author) => shelf.Books.Where(book => book.AuthorId == author.Id);
}

internal sealed class MutationResolvers(Shelf shelf)
{
    public async Task<string> Append(string text)
    {
        shelf.Log.Enqueue($"begin {text}");
        await Task.Delay(text == "slow" ? 20 : 1);
        shelf.Log.Enqueue($"end {text}");
        return text;
    }

    public static string Refuse() => throw new GraphQLException("refused", "FAILED");

    public static string? Fail() => throw new GraphQLException("failed", "FAILED");
}

internal sealed class SubscriptionResolvers(Shelf shelf)
{
    public static async IAsyncEnumerable<int> Counted(int to)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public async Task<IAsyncEnumerable<Book>> Books(CancellationToken cancellationToken)
    {
        await Task.Yield();
        return shelf.Added_.Reader.ReadAllAsync(cancellationToken);
    }

    public IAsyncEnumerable<Announcement> Announced(CancellationToken cancellationToken) => shelf.Announcements.Follow(cancellationToken);

    public static IAsyncEnumerable<int> Failing() => throw new GraphQLException("no stream", "CLOSED");

    public static async Task<IAsyncEnumerable<string>> Loaded(ResolveContext context, CancellationToken cancellationToken)
    {
        var text = await context.Loader<int, string>("texts", (keys, _) => Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(key => key, key => $"text {key}"))).LoadAsync(1);
        return Texts();

        // With the token of the call, not that of the enumeration: it must last as long as the subscription does.
        async IAsyncEnumerable<string> Texts()
        {
            yield return text!;
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    public async IAsyncEnumerable<int> Never([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await shelf.NeverAsync(cancellationToken);
        yield return 0;
    }
}
