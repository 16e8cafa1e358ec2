using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Sunomi.Storage.Objects;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Playback;

/// <summary>
/// What players read: <c>/media/{video}/{object}</c>, and <c>/media/{video}/~{token}/{object}</c> for what is private. Whatever may not be
/// seen is answered as what does not exist. Ranges, validators and HEAD follow RFC 9110.
/// </summary>
internal static class MediaEndpoint
{
    public const string Path = "/media";
    public const string CorsPolicy = "media";

    public static IEndpointConventionBuilder MapMedia(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(Path + "/{video}/{**name}", [HttpMethods.Get, HttpMethods.Head], Serve).RequireCors(CorsPolicy);

    private static async Task Serve(
        string video,
        string? name,
        HttpContext context,
        IGrainFactory grains,
        MediaTokens tokens,
        IObjectStore store,
        CancellationToken cancellationToken)
    {
        if (await Find(video, name ?? string.Empty, grains, tokens, cancellationToken) is not { } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (found.IsWritten)
        {
            await GrowingPlaylist.Serve(context, found.Video, found.Object, grains, cancellationToken);
            return;
        }

        var request = context.Request.GetTypedHeaders();
        var key = $"{found.Video.Id}/{found.Object.Name}";
        if (HttpMethods.IsHead(context.Request.Method) || request.IfNoneMatch is { Count: > 0 } || request.IfRange is not null)
        {
            if (await store.Stat(key, cancellationToken) is not { } stored)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            Describe(context.Response, found, stored);
            if (IsKnown(request, ETagOf(stored)))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Response.ContentLength = stored.Size;
                return;
            }

            await Send(context, found, key, MayServePart(request, stored) ? RangeOf(request) : null, store, cancellationToken);
            return;
        }

        await Send(context, found, key, RangeOf(request), store, cancellationToken);
    }

    private static async Task Send(HttpContext context, Found found, string key, ByteRange? range, IObjectStore store, CancellationToken cancellationToken)
    {
        await using var content = await store.Open(key, range, cancellationToken);
        if (content is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var response = context.Response;
        Describe(response, found, content.Stored);
        if (range is not null && content.Range.Length == 0)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = new ContentRangeHeaderValue(content.Stored.Size).ToString();
            response.Headers.CacheControl = "no-store";
            response.ContentLength = 0;
            return;
        }

        if (range is not null)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = new ContentRangeHeaderValue(
                content.Range.First,
                content.Range.First + content.Range.Length - 1,
                content.Stored.Size).ToString();
        }

        response.ContentLength = content.Range.Length;
        await content.Stream.CopyToAsync(response.Body, cancellationToken);
    }

    private static async ValueTask<Found?> Find(string videoText, string name, IGrainFactory grains, MediaTokens tokens, CancellationToken cancellationToken)
    {
        if (!VideoId.TryParse(videoText, out var id))
        {
            return null;
        }

        UserId? viewer = null;
        if (name.StartsWith(MediaTokens.Mark))
        {
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || await tokens.Read(id, name[..slash], cancellationToken) is not { } user)
            {
                return null;
            }

            viewer = user;
            name = name[(slash + 1)..];
        }

        return MediaObject.Parse(name) is { } media
            && await grains.Video(id).Get(viewer, cancellationToken) is { Playback: { } playback } video
            && media.IsOf(video)
                ? new Found(video, playback, media)
                : null;
    }

    private static void Describe(HttpResponse response, Found found, StoredObject stored)
    {
        var isPrivate = found.Video.Visibility == Visibility.Private;
        var who = isPrivate ? "private" : "public";
        response.ContentType = found.Object.ContentType;
        response.Headers.ETag = ETagOf(stored).ToString();
        response.Headers.LastModified = HeaderUtilities.FormatDate(stored.LastModified);
        response.Headers.AcceptRanges = "bytes";
        response.Headers.CacheControl = found switch
        {
            { Object.Kind: MediaObjectKind.Segment } => $"{who}, max-age=31536000, immutable",
            _ => $"{who}, max-age=60",
        };
    }

    private static EntityTagHeaderValue ETagOf(StoredObject stored) => new($"\"{stored.ETag}\"");

    private static bool IsKnown(RequestHeaders request, EntityTagHeaderValue etag) =>
        request.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(etag, useStrongComparison: false));

    /// <summary>Of <c>If-Range</c>: a part is of use only when it is a part of what the caller has.</summary>
    private static bool MayServePart(RequestHeaders request, StoredObject stored) => request.IfRange switch
    {
        { EntityTag: { } etag } => etag.Compare(ETagOf(stored), useStrongComparison: true),
        { LastModified: { } time } => time.ToUnixTimeSeconds() == stored.LastModified.ToUnixTimeSeconds(),
        _ => true,
    };

    /// <summary>Null, the whole object, for anything that is not one range of bytes: section 14.2 lets a server ignore the header.</summary>
    private static ByteRange? RangeOf(RequestHeaders request)
    {
        if (request.Range is not { Ranges: { Count: 1 } ranges } header || !header.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var range = ranges.Single();
        return range switch
        {
            { From: { } from, To: var to } => ByteRange.From(from, to),
            { To: { } suffix } => ByteRange.Suffix(suffix),
            _ => null,
        };
    }

    private sealed record Found(VideoSnapshot Video, VideoPlayback Playback, MediaObject Object)
    {
        /// <summary>No object has it: it is written when it is asked for.</summary>
        public bool IsWritten => Object.Kind switch
        {
            MediaObjectKind.EarlyPlaylist => true,
            MediaObjectKind.Playlist => !Playback.Complete || (Video.Captions.Length > 0 && (Object.Name == Playback.HlsObject || Object.Name == Playback.DashObject)),
            _ => false,
        };
    }
}
