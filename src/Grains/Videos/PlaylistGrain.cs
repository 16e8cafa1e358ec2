using System.Text;
using Orleans.Concurrency;
using Sunomi.Media;
using Sunomi.Storage.Objects;
using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>Reads a plan once, and writes a playlist once for all that ask between two segments or changes of the captions.</summary>
[StatelessWorker]
internal sealed class PlaylistGrain(IObjectStore objects) : Grain, IPlaylistGrain
{
    private readonly Dictionary<string, string?> written = [];
    private (int Generation, EncodePlan Plan)? known;
    private (int Generation, int Segments, int Renditions, bool Complete, string Captions) extent;

    public async Task<string?> Get(
        VideoPlayback playback, VideoCaptions[] captions, DateTimeOffset since, string name, CancellationToken cancellationToken)
    {
        var prefix = GenerationObjects.PrefixOf(playback.Generation);
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        if (await PlanOf(playback, cancellationToken) is not { } plan)
        {
            return null;
        }

        var asked = (playback.Generation, playback.Segments, playback.Renditions.Length, playback.Complete, string.Join(',', captions.Select(track => track.Folder)));
        if (asked != extent)
        {
            written.Clear();
            extent = asked;
        }

        if (!written.TryGetValue(name, out var text))
        {
            text = IsStored(playback, name) ? await Stored(name, cancellationToken) : Write(plan, playback, since, name[prefix.Length..]);
            if (text is not null && captions.Length > 0)
            {
                text = MediaPipeline.AddCaptions(name[prefix.Length..], text, [.. captions.Select(Track)], plan.DurationSeconds);
            }

            if (text is not null)
            {
                written.Add(name, text);
            }
        }

        return text;
    }

    private static bool IsStored(VideoPlayback playback, string name) =>
        playback.Complete && (name == playback.HlsObject || name == playback.DashObject);

    private static string? Write(EncodePlan plan, VideoPlayback playback, DateTimeOffset since, string name)
    {
        // while it grows, the renditions that are there from the start on are the lowest or all
        Growth? growth = playback.Complete
            ? null
            : new Growth(playback.Segments, HasOpening: playback.Renditions.Length > 1 || plan.Rungs.Count == 1, since);
        return MediaPipeline.PlaylistOf(plan, name, growth) is { } file ? Encoding.UTF8.GetString(file.Content.Span) : null;
    }

    private async Task<string?> Stored(string name, CancellationToken cancellationToken)
    {
        await using var found = await objects.Open($"{this.GetPrimaryKeyString()}/{name}", null, cancellationToken);
        if (found is null)
        {
            return null;
        }

        using var reader = new StreamReader(found.Stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static TextTrack Track(VideoCaptions captions) => new(
        $"../{captions.Folder}", captions.Language, captions.Label, IsDefault: false, IsForced: false, DescribesSounds: false, [], captions.Bytes);

    /// <summary>Null when it was removed, with all that it was the plan of.</summary>
    private async Task<EncodePlan?> PlanOf(VideoPlayback playback, CancellationToken cancellationToken)
    {
        var generation = playback.Generation;
        if (known?.Generation != generation || (known.Value.Plan.IsOpen && playback.Complete))
        {
            var task = new TranscodeTaskId(VideoId.Parse(this.GetPrimaryKeyString()), generation, TranscodeTaskKind.Package, 0);
            try
            {
                known = (generation, await new GenerationObjects(objects, task).GetPlan(cancellationToken));
            }
            catch (MissingObjectException)
            {
                return null;
            }
        }

        return known.Value.Plan;
    }
}
