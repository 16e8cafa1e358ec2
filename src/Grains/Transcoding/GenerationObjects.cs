using System.Text.Json;
using Sunomi.Media;
using Sunomi.Storage.Objects;

namespace Sunomi.Transcoding;

/// <summary>The objects of one generation of a video: names, and the small documents that tasks leave for each other.</summary>
internal sealed class GenerationObjects(IObjectStore objects, TranscodeTaskId task) : ISegmentSource
{
    public const string Json = "application/json";
    public const string StoryboardName = "tasks/storyboard.json";
    public const string SubtitlesName = "tasks/subtitles.json";

    /// <summary>Written anew by each look at a file that still arrives, but never over the plan of the whole: a worker may be late.</summary>
    public const string OpenPlanName = "plan-open.json";

    private const string PlanName = "plan.json";
    private const string OpeningName = "tasks/opening.json";

    public IObjectStore Store { get; } = objects;

    public string Prefix { get; } = $"{task.Video}/{PrefixOf(task.Generation)}";

    /// <summary>Key of the uploaded file.</summary>
    public string Original { get; init; } = $"{task.Video}/original";

    /// <summary>Not null: the file still arrives by this upload.</summary>
    public UploadSession? Arriving { get; init; }

    /// <summary>Relative to <c>{videoId}/</c>, as the video names it to the world.</summary>
    public string Published(string name) => PrefixOf(task.Generation) + name;

    /// <summary>Of a generation's objects, relative to <c>{videoId}/</c>.</summary>
    public static string PrefixOf(int generation) => $"g{generation}/";

    public Task PutPlan(EncodePlan plan, CancellationToken cancellationToken) =>
        PutJson(plan.IsOpen ? OpenPlanName : PlanName, plan, cancellationToken);

    /// <exception cref="MissingObjectException">There is none.</exception>
    public async Task<EncodePlan> GetPlan(CancellationToken cancellationToken) =>
        await FindJson<EncodePlan>(PlanName, cancellationToken)
        ?? await FindJson<EncodePlan>(OpenPlanName, cancellationToken)
        ?? throw new MissingObjectException(Prefix + PlanName);

    /// <summary>When nobody reads it any more.</summary>
    public Task RemoveOpenPlan(CancellationToken cancellationToken) => Store.Delete(Prefix + OpenPlanName, cancellationToken);

    public Task PutManifest(ChunkManifest manifest, CancellationToken cancellationToken) =>
        PutJson($"tasks/video-{manifest.Chunk}.json", manifest, cancellationToken);

    public Task PutOpening(EncodePlan plan, ChunkManifest opening, CancellationToken cancellationToken) =>
        plan.OpensWithChunk ? PutManifest(opening, cancellationToken) : PutJson(OpeningName, opening, cancellationToken);

    /// <summary>Of all <see cref="EncodePlan.Encodes"/>.</summary>
    public Task<ChunkManifest[]> GetVideoManifests(EncodePlan plan, CancellationToken cancellationToken)
    {
        string[] opening = plan.Opening is null || plan.OpensWithChunk ? [] : [OpeningName];
        return Task.WhenAll(opening.Concat(plan.Chunks.Select(chunk => $"tasks/video-{chunk.Index}.json"))
            .Select(name => GetJson<ChunkManifest>(name, cancellationToken)));
    }

    public Task PutManifest(AudioManifest manifest, CancellationToken cancellationToken) =>
        PutJson($"tasks/audio-{manifest.Track}.json", manifest, cancellationToken);

    public Task<AudioManifest> GetAudioManifest(int track, CancellationToken cancellationToken) =>
        GetJson<AudioManifest>($"tasks/audio-{track}.json", cancellationToken);

    /// <summary>The storyboard is optional; what is not there was not made.</summary>
    public Task PutStoryboard(Storyboard storyboard, CancellationToken cancellationToken) => PutJson(StoryboardName, storyboard, cancellationToken);

    public Task<Storyboard> GetStoryboard(CancellationToken cancellationToken) => GetJson<Storyboard>(StoryboardName, cancellationToken);

    public Task PutSubtitles(IReadOnlyList<TextTrack> tracks, CancellationToken cancellationToken) => PutJson(SubtitlesName, tracks, cancellationToken);

    public Task<TextTrack[]> GetSubtitles(CancellationToken cancellationToken) => GetJson<TextTrack[]>(SubtitlesName, cancellationToken);

    public Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Store.Put(Prefix + name, contentType, content, cancellationToken);

    /// <exception cref="MissingObjectException">There is no such object.</exception>
    public async Task<byte[]> Get(string name, CancellationToken cancellationToken) =>
        await Find(name, cancellationToken) ?? throw new MissingObjectException(Prefix + name);

    async Task<ReadOnlyMemory<byte>> ISegmentSource.Get(string name, CancellationToken cancellationToken) => await Get(name, cancellationToken);

    /// <summary>What has come so far of the file that still arrives.</summary>
    /// <exception cref="MissingObjectException">It is not there any more: it may be whole now.</exception>
    public FileStream OpenArriving()
    {
        try
        {
            var path = Store.PathOf(Arriving!) ?? throw new MissingObjectException(Arriving!.Key);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MissingObjectException(Arriving!.Key);
        }
    }

    /// <summary>The whole file from a byte on.</summary>
    /// <exception cref="MissingObjectException">It is not there.</exception>
    public async Task<ObjectContent> OpenOriginal(long from, CancellationToken cancellationToken) =>
        await Store.Open(Original, ByteRange.From(from), cancellationToken) ?? throw new MissingObjectException(Original);

    /// <summary>Sizes by name, of all that is stored.</summary>
    public async Task<Dictionary<string, long>> ListSizes(CancellationToken cancellationToken)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var listed in Store.List(Prefix, cancellationToken))
        {
            sizes[listed.Key[Prefix.Length..]] = listed.Size;
        }

        return sizes;
    }

    private Task PutJson<T>(string name, T document, CancellationToken cancellationToken) =>
        Put(name, Json, JsonSerializer.SerializeToUtf8Bytes(document, JsonSerializerOptions.Web), cancellationToken);

    private async Task<byte[]?> Find(string name, CancellationToken cancellationToken)
    {
        await using var found = await Store.Open(Prefix + name, null, cancellationToken);
        if (found is null)
        {
            return null;
        }

        var content = new byte[found.Range.Length];
        await found.Stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private async Task<T> GetJson<T>(string name, CancellationToken cancellationToken)
        where T : class =>
        await FindJson<T>(name, cancellationToken) ?? throw new MissingObjectException(Prefix + name);

    /// <summary>Null: there is no such object.</summary>
    private async Task<T?> FindJson<T>(string name, CancellationToken cancellationToken)
        where T : class =>
        await Find(name, cancellationToken) is { } content
            ? JsonSerializer.Deserialize<T>(content, JsonSerializerOptions.Web) ?? throw new InvalidDataException($"'{Prefix}{name}' holds nothing.")
            : null;
}
