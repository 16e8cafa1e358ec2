using Orleans.Concurrency;
using Sunomi.Media;
using Sunomi.Storage.Objects;
using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>Reads a plan once, and writes a playlist once for all that ask between two segments.</summary>
[StatelessWorker]
internal sealed class PlaylistGrain(IObjectStore objects) : Grain, IPlaylistGrain
{
    private readonly Dictionary<string, string?> written = [];
    private (int Generation, EncodePlan Plan)? known;
    private (int Generation, int Segments, int Renditions, bool Complete) extent;

    public async Task<string?> Get(VideoPlayback playback, DateTimeOffset since, string name, CancellationToken cancellationToken)
    {
        var prefix = GenerationObjects.PrefixOf(playback.Generation);
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        if (await PlanOf(playback.Generation, cancellationToken) is not { } plan)
        {
            return null;
        }

        var asked = (playback.Generation, playback.Segments, playback.Renditions.Length, playback.Complete);
        if (asked != extent)
        {
            written.Clear();
            extent = asked;
        }

        if (!written.TryGetValue(name, out var text))
        {
            // while it grows, the renditions that are there from the start on are the lowest or all
            Growth? growth = playback.Complete
                ? null
                : new Growth(playback.Segments, HasOpening: playback.Renditions.Length > 1 || plan.Rungs.Count == 1, since);
            var file = MediaPipeline.PlaylistOf(plan, name[prefix.Length..], growth);
            text = file is null ? null : System.Text.Encoding.UTF8.GetString(file.Content.Span);
            if (text is not null)
            {
                written.Add(name, text);
            }
        }

        return text;
    }

    /// <summary>Null when it was removed, with all that it was the plan of.</summary>
    private async Task<EncodePlan?> PlanOf(int generation, CancellationToken cancellationToken)
    {
        if (known?.Generation != generation)
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
