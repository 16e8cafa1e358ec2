using System.Text;
using Npgsql;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects;

namespace Sunomi.Storage;

/// <summary>
/// Object store and database belong to each other: the database has an id, and the object <see cref="Key"/> of the store says which
/// database its objects are of. A store without it is taken by the first database that knows a video, or by any while it is empty.
/// </summary>
public sealed class StoreBinding(IObjectStore objects, NpgsqlDataSource database)
{
    /// <summary>Of no video, so nobody reads, lists or sweeps it as one.</summary>
    public const string Key = "instance";

    private const int LongestId = 64;

    /// <summary>Null: they belong together. Else why what is in the store must not be judged by this database, with the remedy.</summary>
    public async Task<string?> WhyNotOurs(CancellationToken cancellationToken)
    {
        var ours = await database.Statement("select id from instance").ReadFirst(row => row.GetGuid(0).ToString(), cancellationToken)
            ?? throw new InvalidOperationException("Table 'instance' of the database is empty: its row is made by a migration and must stay.");
        var theirs = await Read(cancellationToken);
        if (theirs is null)
        {
            if (!await MayTake(cancellationToken))
            {
                return $"The object store holds media, but this database knows no video. Connect it to the database that the media belong to; or, if "
                    + $"they shall be removed, put the text '{ours}' into the object '{Key}' of the store.";
            }

            await objects.Put(Key, "text/plain", Encoding.ASCII.GetBytes(ours), cancellationToken);
            return null;
        }

        return theirs == ours
            ? null
            : $"The object store belongs to database '{theirs}', but this one is '{ours}'. Connect them as they belong together; or, if this "
                + $"database shall take the store over, put the text '{ours}' into the object '{Key}' of the store.";
    }

    private async Task<string?> Read(CancellationToken cancellationToken)
    {
        await using var found = await objects.Open(Key, ByteRange.From(0, LongestId - 1), cancellationToken);
        if (found is null)
        {
            return null;
        }

        using var reader = new StreamReader(found.Stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync(cancellationToken)).Trim();
    }

    private async Task<bool> MayTake(CancellationToken cancellationToken) =>
        await database.Statement("select exists (select from video)").ReadFirst(row => row.GetBoolean(0), cancellationToken)
        || !await objects.List("", cancellationToken).AnyAsync(cancellationToken);
}
