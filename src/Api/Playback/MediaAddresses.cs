using Microsoft.Extensions.Options;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Playback;

/// <summary>Makes the addresses under which <see cref="MediaEndpoint"/> serves a video to this viewer.</summary>
internal sealed class MediaAddresses(MediaTokens tokens, IOptions<PlaybackOptions> options, TimeProvider clock)
{
    /// <summary>Of a video that the viewer may see.</summary>
    public async ValueTask<Playback> Of(VideoSnapshot video, VideoPlayback playback, UserId? viewer, CancellationToken cancellationToken)
    {
        var root = await RootOf(video, viewer, cancellationToken);

        string? Address(string? name) => name is null ? null : root + name;

        return new Playback(
            root + playback.HlsObject,
            root + playback.DashObject,
            Address(video.Poster ?? playback.PosterObject),
            Address(playback.StoryboardObject),
            Address(playback.PreviewObject),
            playback.Complete,
            playback.Renditions,
            DescribedChapters.Of(video.Description, video.DurationSeconds ?? double.PositiveInfinity) is { Length: > 0 } described ? described : playback.Chapters);
    }

    /// <summary>Of captions that the owner of a video gave.</summary>
    public async ValueTask<Captions[]> OfCaptions(VideoSnapshot video, UserId? viewer, CancellationToken cancellationToken)
    {
        var root = await RootOf(video, viewer, cancellationToken);
        return [.. video.Captions.Select(captions => new Captions(captions.Language, captions.Label, root + captions.WholeObject))];
    }

    private async ValueTask<string> RootOf(VideoSnapshot video, UserId? viewer, CancellationToken cancellationToken)
    {
        var root = $"{MediaEndpoint.Path}/{video.Id}/";
        return video.Visibility == Visibility.Private && viewer is { } user
            ? $"{root}{await tokens.Make(video.Id, user, ExpiresAt(), cancellationToken)}/"
            : root;
    }

    /// <summary>On the full hour, so that the address stays the same for a while and what a browser keeps of it is found again.</summary>
    private DateTimeOffset ExpiresAt()
    {
        var hour = TimeSpan.FromHours(1).Ticks;
        var earliest = (clock.GetUtcNow() + options.Value.PrivateAddressLifetime).UtcTicks;
        return new DateTimeOffset((earliest + hour - 1) / hour * hour, TimeSpan.Zero);
    }
}
