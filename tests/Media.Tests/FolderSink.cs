using System.Collections.Concurrent;

namespace Sunomi.Media;

/// <summary>Stores segments as files.</summary>
internal sealed class FolderSink(string folder) : ISegmentSink, ISegmentSource
{
    public string Folder { get; } = folder;

    public ConcurrentQueue<string> Names { get; } = new();

    public async Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        await file.WriteAsync(content, cancellationToken);
        Names.Enqueue(name);
    }

    public async Task<ReadOnlyMemory<byte>> Get(string name, CancellationToken cancellationToken) =>
        await File.ReadAllBytesAsync(Path.Combine(Folder, name), cancellationToken);
}
