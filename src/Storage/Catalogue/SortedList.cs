using Npgsql;

namespace Sunomi.Storage.Catalogue;

internal enum SortKey
{
    /// <summary>A <c>timestamptz</c>.</summary>
    Time,

    /// <summary>A <c>real</c>.</summary>
    Rank,
}

/// <summary>
/// A list sorted by a key and, among equals, by id; read in pages by the place of an edge, never by offset, so that what is added
/// meanwhile neither repeats nor skips anything. All texts are SQL of ours.
/// </summary>
/// <param name="Columns">what <c>map</c> reads</param>
/// <param name="From">what follows <c>from</c></param>
/// <param name="Where">what belongs to the list</param>
/// <param name="Descending">highest key first</param>
internal sealed record SortedList(string Columns, string From, string Where, string KeyColumn, string IdColumn, SortKey Key, bool Descending)
{
    /// <summary>A statement that sets up the transaction; null: none.</summary>
    public string? Prelude { get; init; }

    private string Place => $"({KeyColumn}, {IdColumn})";

    private string Later => Descending ? "<" : ">";

    private string Earlier => Descending ? ">" : "<";

    /// <param name="map">reads <see cref="Columns"/>, which start at column 2</param>
    public async Task<Page<T>> Read<T>(
        NpgsqlDataSource database,
        PageRequest page,
        Func<NpgsqlDataReader, T> map,
        (string Name, object? Value)[] parameters,
        CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        if (Prelude is not null)
        {
            // the statements of a batch are one transaction
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Prelude));
        }

        Add(batch, EdgesSql(page), page, parameters);
        Add(batch, $"select count(*) from {From} where {Where}", page, parameters);
        Add(batch, ExistsSql(page.After, Earlier, "after"), page, parameters);
        Add(batch, ExistsSql(page.Before, Later, "before"), page, parameters);

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (Prelude is not null)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        var edges = await reader.ReadRows(row => new Edge<T>(CursorOf(row).ToString(), map(row)), cancellationToken);
        var more = edges.Count > page.Size;
        if (more)
        {
            edges.RemoveAt(page.Size);
        }

        if (page.Backwards)
        {
            edges.Reverse();
        }

        var total = await Next<long>(reader, cancellationToken);
        var beyondAfter = await Next<bool>(reader, cancellationToken);
        var beyondBefore = await Next<bool>(reader, cancellationToken);
        return new Page<T>(
            edges,
            HasNext: beyondBefore || (more && !page.Backwards),
            HasPrevious: beyondAfter || (more && page.Backwards),
            total);
    }

    private static async Task<T> Next<T>(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return await reader.GetFieldValueAsync<T>(0, cancellationToken);
    }

    internal string EdgesSql(PageRequest page)
    {
        var after = page.After is null ? "" : $"and {Place} {Later} (@afterKey, @afterId)";
        var before = page.Before is null ? "" : $"and {Place} {Earlier} (@beforeKey, @beforeId)";
        var direction = Descending == page.Backwards ? "asc" : "desc";
        return $"""
            select {KeyColumn}, {IdColumn}, {Columns}
            from {From}
            where {Where} {after} {before}
            order by {KeyColumn} {direction}, {IdColumn} {direction}
            limit {page.Size + 1}
            """;
    }

    private string ExistsSql(Cursor? cursor, string side, string name) => cursor is null
        ? "select false"
        : $"select exists (select 1 from {From} where {Where} and {Place} {side}= (@{name}Key, @{name}Id))";

    internal void AddParameters(NpgsqlParameterCollection to, PageRequest page, (string Name, object? Value)[] parameters)
    {
        foreach (var (name, value) in parameters)
        {
            to.Add(Statements.Parameter(name, value));
        }

        AddCursor(to, "after", page.After);
        AddCursor(to, "before", page.Before);
    }

    private void Add(NpgsqlBatch batch, string sql, PageRequest page, (string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        AddParameters(command.Parameters, page, parameters);
        batch.BatchCommands.Add(command);
    }

    private void AddCursor(NpgsqlParameterCollection to, string name, Cursor? cursor)
    {
        if (cursor is { } place)
        {
            to.Add(Statements.Parameter(name + "Key", Key == SortKey.Time ? place.Time : place.Rank));
            to.Add(Statements.Parameter(name + "Id", place.Id));
        }
    }

    private Cursor CursorOf(NpgsqlDataReader row) => Key == SortKey.Time
        ? Cursor.Of(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1))
        : Cursor.Of(row.GetFloat(0), row.GetGuid(1));
}
