using System.Text;

namespace Sunomi.Storage.Objects.Local;

/// <summary>
/// Uploads in parts: <c>{root}/.parts/{uploadId}/content</c> has the size of the whole file from the start, and each part is written at
/// its place. File <c>{number}</c> beside it gets the part's etag when all of the part is on the disk, and is locked while it arrives.
/// So a part counts completely or not at all, the first one that is complete stays, and joining the parts is one rename.
/// </summary>
internal sealed class LocalParts(string root, TimeSpan lifetime, LocalTemporaries temporaries, TimeProvider clock)
{
    private const string Content = "content";
    private const string Writer = "writer";

    private string Parent => Path.Combine(root, ".parts");

    public string Begin(long size)
    {
        RemoveEnded();
        var uploadId = Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(FolderOf(uploadId));
        using var content = new FileStream(Path.Combine(FolderOf(uploadId), Content), FileMode.CreateNew);
        content.SetLength(size);
        return uploadId;
    }

    public async Task<ReceiveResult> Receive(Grant grant, Stream body, CancellationToken cancellationToken)
    {
        var folder = FolderOf(grant.UploadId);
        FileStream marker;
        try
        {
            marker = new FileStream(Path.Combine(folder, grant.Part.ToString()), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0);
        }
        catch (DirectoryNotFoundException)
        {
            return new ReceiveResult.Refused(UploadRefusal.Forbidden, "This upload is over.");
        }
        catch (IOException)
        {
            return new ReceiveResult.Refused(UploadRefusal.Busy, $"Part {grant.Part} is being received already.");
        }

        await using (marker)
        {
            if (marker.Length > 0)
            {
                return new ReceiveResult.Stored(await new StreamReader(marker).ReadToEndAsync(cancellationToken));
            }

            await using (var content = new FileStream(Path.Combine(folder, Content), FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0, useAsync: true))
            {
                content.Position = grant.Offset;
                if (!await ExactCopy.Run(body, content, grant.Size, cancellationToken))
                {
                    return ExactCopy.Refusal(grant.Size);
                }

                RandomAccess.FlushToDisk(content.SafeFileHandle);
            }

            var etag = Guid.NewGuid().ToString("N");
            await marker.WriteAsync(Encoding.ASCII.GetBytes(etag), cancellationToken);
            RandomAccess.FlushToDisk(marker.SafeFileHandle);
            return new ReceiveResult.Stored(etag);
        }
    }

    /// <summary>The joined file, to be renamed and closed by the caller; null while a part is missing.</summary>
    public FileStream? Join(UploadSession session)
    {
        var folder = FolderOf(session.UploadId!);
        return session.Parts().All(part => new FileInfo(Path.Combine(folder, part.Number.ToString())) is { Exists: true, Length: > 0 })
            && File.Exists(Path.Combine(folder, Content))
                ? new FileStream(Path.Combine(folder, Content), FileMode.Open, FileAccess.ReadWrite)
                : null;
    }

    public void End(string uploadId) => temporaries.Discard(FolderOf(uploadId));

    /// <summary>Uploads that nobody can continue, because their addresses have ended.</summary>
    public void RemoveEnded()
    {
        var parent = new DirectoryInfo(Parent);
        if (parent.Exists)
        {
            foreach (var upload in parent.GetDirectories().Where(upload => clock.GetUtcNow() - upload.LastWriteTimeUtc > lifetime))
            {
                temporaries.Discard(upload.FullName);
            }
        }
    }

    public string ContentOf(string uploadId) => Path.Combine(FolderOf(uploadId), Content);

    /// <summary>Is locked by who writes an upload in order.</summary>
    public string WriterOf(string uploadId) => Path.Combine(FolderOf(uploadId), Writer);

    private string FolderOf(string uploadId) => Path.Combine(Parent, uploadId);
}
