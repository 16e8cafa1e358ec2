using Sunomi.Outcomes;

namespace Sunomi.Storage.Catalogue;

/// <summary>Which part of a list is wanted; checked.</summary>
public sealed record PageRequest
{
    public const int DefaultSize = 20;
    public const int MaxSize = 100;

    private PageRequest(int size, bool backwards, Cursor? after, Cursor? before)
    {
        Size = size;
        Backwards = backwards;
        After = after;
        Before = before;
    }

    /// <summary>The first page.</summary>
    public static PageRequest Default { get; } = new(DefaultSize, false, null, null);

    public int Size { get; }

    /// <summary>The last of what lies between the cursors, instead of the first. The order of edges is the same.</summary>
    public bool Backwards { get; }

    internal Cursor? After { get; }

    internal Cursor? Before { get; }

    /// <summary>The arguments of a connection; INVALID names the one that is wrong. Neither <c>first</c> nor <c>last</c>: the default size.</summary>
    public static Outcome<PageRequest> Create(int? first, string? after, int? last = null, string? before = null)
    {
        if (first is not null && last is not null)
        {
            return Problem.Invalid("last", "Ask for the first or the last of a list, not both.");
        }

        if (first is < 0 or > MaxSize)
        {
            return Problem.Invalid("first", $"A page has 0 to {MaxSize} items.");
        }

        if (last is < 0 or > MaxSize)
        {
            return Problem.Invalid("last", $"A page has 0 to {MaxSize} items.");
        }

        Cursor? afterCursor = null;
        if (after is not null && !Cursor.TryParse(after, out afterCursor))
        {
            return Problem.Invalid("after", "This is not a cursor that a list gave.");
        }

        Cursor? beforeCursor = null;
        if (before is not null && !Cursor.TryParse(before, out beforeCursor))
        {
            return Problem.Invalid("before", "This is not a cursor that a list gave.");
        }

        return new PageRequest(first ?? last ?? DefaultSize, last is not null, afterCursor, beforeCursor);
    }
}
