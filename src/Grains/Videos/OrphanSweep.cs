using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sunomi.Storage;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects;

namespace Sunomi.Videos;

/// <summary>
/// Removes objects that no video owns, at start and once a day. Nothing that changed within the last day is touched, and nothing that a video
/// still uses: the video itself is asked, unless the catalogue knows it. And nothing at all where the store is of another database, which
/// knows no video of it: by its word all would go.
/// </summary>
internal sealed partial class OrphanSweep(
    IObjectStore objects, StoreBinding binding, VideoTable catalogue, IGrainFactory grains, TimeProvider clock, ILogger<OrphanSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);
    private static readonly TimeSpan MinimumAge = TimeSpan.FromDays(1);

    /// <summary>One round; answers how many prefixes and uploads were removed.</summary>
    public async Task<int> Sweep(CancellationToken cancellationToken)
    {
        if (await binding.WhyNotOurs(cancellationToken) is { } reason)
        {
            LogNotOurs(reason);
            return 0;
        }

        var removed = 0;
        foreach (var (place, changed) in await FindPlaces(cancellationToken))
        {
            if (changed + MinimumAge <= clock.GetUtcNow() && await IsOrphan(place, cancellationToken))
            {
                await Remove(place, cancellationToken);
                LogRemoved(place.Video, place.Kind);
                removed++;
            }
        }

        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do
            {
                await TrySweep(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the silo stops
        }
    }

    private async Task TrySweep(CancellationToken stoppingToken)
    {
        try
        {
            await Sweep(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    /// <summary>Where objects of videos are, with the time of the last change there.</summary>
    private async Task<Dictionary<Place, DateTimeOffset>> FindPlaces(CancellationToken cancellationToken)
    {
        var places = new Dictionary<Place, DateTimeOffset>();
        await foreach (var found in objects.List("", cancellationToken))
        {
            foreach (var place in PlacesOf(found.Key).Where(place => !places.TryGetValue(place, out var changed) || changed < found.LastModified))
            {
                places[place] = found.LastModified;
            }
        }

        return places;
    }

    /// <summary>Two for what is of an attachment, which may be an orphan alone; none for what is not of a video: it is not ours to remove.</summary>
    private static IEnumerable<Place> PlacesOf(string key)
    {
        if (key.StartsWith(UploadSession.Prefix, StringComparison.Ordinal))
        {
            var name = key[UploadSession.Prefix.Length..].Split('/')[0];
            if (VideoId.TryParse(name, out var uploading))
            {
                yield return new Place(uploading, KeptObjects.Upload);
            }
            else if (AttachmentObjects.VideoOfSent(name) is { } given)
            {
                yield return new Place(given, KeptObjects.Upload, name);
            }

            yield break;
        }

        if (key.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && VideoId.TryParse(key[..slash], out var video))
        {
            yield return new Place(video, KeptObjects.Media);
            if (AttachmentObjects.Of(key[(slash + 1)..]) is { } attachment)
            {
                yield return new Place(video, KeptObjects.Media, attachment);
            }
        }
    }

    private async Task<bool> IsOrphan(Place place, CancellationToken cancellationToken)
    {
        if (place.Attachment is { } attachment)
        {
            // what was sent is used at once, or never
            return place.Kind == KeptObjects.Upload || !(await grains.VideoWork(place.Video).GetAttachments(cancellationToken)).Contains(attachment);
        }

        if (place.Kind == KeptObjects.Media && await catalogue.VersionOf(place.Video, cancellationToken) is not null)
        {
            return false;
        }

        return !(await grains.VideoWork(place.Video).GetKeptObjects(cancellationToken)).HasFlag(place.Kind);
    }

    private async Task Remove(Place place, CancellationToken cancellationToken)
    {
        var root = place.Kind == KeptObjects.Upload ? UploadSession.Prefix : $"{place.Video}/";
        var folder = place.Attachment is { } attachment ? $"{root}{attachment}"
            : place.Kind == KeptObjects.Upload ? $"{root}{place.Video}"
            : $"{place.Video}";
        if (place.Kind == KeptObjects.Upload || place.Attachment is not null)
        {
            await objects.Delete(folder, cancellationToken);
        }

        await objects.DeletePrefix($"{folder}/", cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Orphaned objects of video {VideoId} were removed: {Kind}")]
    private partial void LogRemoved(VideoId videoId, KeptObjects kind);

    [LoggerMessage(LogLevel.Error, "Orphaned objects are not looked for. {Reason}")]
    private partial void LogNotOurs(string reason);

    [LoggerMessage(LogLevel.Warning, "The sweep of orphaned objects broke off; the next one begins anew")]
    private partial void LogFailed(Exception failure);

    /// <param name="Attachment">null: all that the video has of the kind</param>
    private readonly record struct Place(VideoId Video, KeptObjects Kind, string? Attachment = null);
}
