namespace Sunomi.Storage.Objects.Local;

/// <summary>
/// Uploads in order: <c>{root}/.parts/{uploadId}/content</c> grows; its length is what is stored. Whoever writes holds file <c>writer</c> beside it
/// alone; the content itself may be read meanwhile.
/// </summary>
internal sealed class LocalOrderedUploads(LocalParts parts)
{
    private const int BufferSize = 128 * 1024;

    public string Begin() => parts.Begin(size: 0);

    public long? Length(UploadSession session) => new FileInfo(parts.ContentOf(session.UploadId!)) is { Exists: true, Length: var length } ? length : null;

    /// <summary>What came before a body broke off is kept; then its exception is thrown.</summary>
    public async Task<AppendResult> Append(UploadSession session, long offset, Stream body, CancellationToken cancellationToken)
    {
        FileStream turn;
        FileStream content;
        try
        {
            turn = new FileStream(parts.WriterOf(session.UploadId!), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 0);
        }
        catch (DirectoryNotFoundException)
        {
            return new AppendResult.Over();
        }
        catch (IOException)
        {
            return new AppendResult.Busy();
        }

        using var held = turn;
        try
        {
            content = new FileStream(parts.ContentOf(session.UploadId!), FileMode.Open, FileAccess.Write, FileShare.Read, 0, useAsync: true);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return new AppendResult.Over();
        }

        await using (content)
        {
            if (content.Length != offset)
            {
                return new AppendResult.WrongOffset(content.Length);
            }

            content.Position = offset;
            try
            {
                await Copy(body, content, session.Size - offset, cancellationToken);
                return await body.ReadAsync(new byte[1], cancellationToken) == 0 ? new AppendResult.Stored(content.Length) : new AppendResult.TooLong();
            }
            finally
            {
                RandomAccess.FlushToDisk(content.SafeFileHandle);
            }
        }
    }

    /// <summary>The whole file, to be renamed and closed by the caller; null while something is missing.</summary>
    public FileStream? Finish(UploadSession session) =>
        Length(session) == session.Size ? new FileStream(parts.ContentOf(session.UploadId!), FileMode.Open, FileAccess.ReadWrite, FileShare.Read) : null;

    private static async Task Copy(Stream from, Stream to, long limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        while (limit > 0 && await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, limit)), cancellationToken) is var count and > 0)
        {
            // a piece that was read is written, whoever has gone meanwhile
            await to.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None);
            limit -= count;
        }
    }
}
