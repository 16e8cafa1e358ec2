namespace Sunomi.Storage.Objects.Local;

/// <summary>
/// How objects are files: <c>{root}/{key}</c> holds the bytes and nothing else, so that ffmpeg can read it. The etag is the file's size
/// and time of modification, which renaming keeps; its digits below the millisecond are random, so two writes never share one.
/// A content type that the name does not imply is in <c>{root}/.types/{key}~{etag}</c>, written before the file gets its name.
/// </summary>
internal sealed class LocalFiles(string root, LocalTemporaries temporaries, TimeProvider clock)
{
    private const string TypesFolder = ".types";

    public string PathOf(string key) => Path.Combine(root, key);

    public StoredObject? Stat(string key)
    {
        var file = new FileInfo(PathOf(key));
        return file.Exists ? Describe(key, file.Length, file.LastWriteTimeUtc) : null;
    }

    /// <summary>Null when there is none. The description is that of the opened file, even if the key gets another one meanwhile.</summary>
    public (StoredObject Object, FileStream Stream)? Open(string key)
    {
        if (!File.Exists(PathOf(key)))
        {
            return null;
        }

        try
        {
            var stream = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, useAsync: true);
            return (Describe(key, stream.Length, File.GetLastWriteTimeUtc(stream.SafeFileHandle)), stream);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Gives a complete temporary file its key; the stream is flushed to the disk and closed.</summary>
    public StoredObject Commit(FileStream temporary, string key, string contentType)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var modified = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond) + Random.Shared.Next((int)TimeSpan.TicksPerMillisecond));
        temporary.Flush(flushToDisk: true);
        File.SetLastWriteTimeUtc(temporary.SafeFileHandle, modified);
        var size = temporary.Length;
        temporary.Dispose();

        var etag = ETagOf(size, modified);
        WriteType(key, etag, contentType);
        Rename(temporary.Name, PathOf(key));
        RemoveTypes(key, except: etag);
        return new StoredObject(key, size, contentType, etag, modified);
    }

    /// <returns>false when the object at <paramref name="from"/> has gone meanwhile</returns>
    public bool Move(StoredObject from, string to)
    {
        WriteType(to, from.ETag, from.ContentType);
        try
        {
            Rename(PathOf(from.Key), PathOf(to));
        }
        catch (FileNotFoundException)
        {
            return false;
        }

        RemoveTypes(from.Key, except: null);
        RemoveTypes(to, except: from.ETag);
        return true;
    }

    public void Delete(string key)
    {
        if (File.Exists(PathOf(key)))
        {
            File.Delete(PathOf(key));
            RemoveTypes(key, except: null);
        }
    }

    /// <summary>All objects of the folder vanish at once.</summary>
    public void DeleteFolder(string folder)
    {
        temporaries.Discard(Path.Combine(root, folder));
        temporaries.Discard(Path.Combine(root, TypesFolder, folder));
    }

    public IEnumerable<ListedObject> List(string folder)
    {
        // names that start with a dot count as hidden and are skipped
        var start = new DirectoryInfo(Path.Combine(root, folder));
        return start.Exists
            ? start.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true })
                .Select(file => new ListedObject(Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), file.Length, file.LastWriteTimeUtc))
            : [];
    }

    private static string ETagOf(long size, DateTime modified) => $"{size:x}-{modified.Ticks:x}";

    private StoredObject Describe(string key, long size, DateTime modified)
    {
        var etag = ETagOf(size, modified);
        return new StoredObject(key, size, TypeOf(key, etag), etag, modified);
    }

    private string TypeOf(string key, string etag)
    {
        var type = TypePath(key, etag);
        try
        {
            return File.Exists(type) ? File.ReadAllText(type) : ContentTypes.Of(key);
        }
        catch (Exception replaced) when (replaced is FileNotFoundException or DirectoryNotFoundException)
        {
            // another object got the key between the two lines, and took the type away with it; whoever opened the first still reads it
            return ContentTypes.Of(key);
        }
    }

    private string TypePath(string key, string etag) => Path.Combine(root, TypesFolder, $"{key}~{etag}");

    private void WriteType(string key, string etag, string contentType)
    {
        if (contentType == ContentTypes.Of(key))
        {
            return;
        }

        var temporary = temporaries.NewPath();
        using (var stream = new FileStream(temporary, FileMode.CreateNew))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(contentType));
            stream.Flush(flushToDisk: true);
        }

        Rename(temporary, TypePath(key, etag));
    }

    private void RemoveTypes(string key, string? except)
    {
        var any = new FileInfo(TypePath(key, "*"));
        if (any.Directory is not { Exists: true } folder)
        {
            return;
        }

        foreach (var type in folder.EnumerateFiles(any.Name))
        {
            if (except is null || type.Name != Path.GetFileName(TypePath(key, except)))
            {
                type.Delete();
            }
        }
    }

    private static void Rename(string from, string to)
    {
        // a folder that is deleted between the two lines is made again
        for (var attempt = 1; ; attempt++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            try
            {
                File.Move(from, to, overwrite: true);
                return;
            }
            catch (DirectoryNotFoundException) when (attempt < 5 && File.Exists(from))
            {
            }
        }
    }
}
