using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Sunomi.Videos;

namespace Sunomi.Playback;

/// <summary>
/// Answers with a playlist of a video that is still being made, or was when its viewer began, or that names captions of its owner. It is asked
/// for again and again: never kept without asking, and told apart by how much of the video, and which captions, it lists.
/// </summary>
internal static class GrowingPlaylist
{
    /// <param name="video">with a playback of the object's generation</param>
    public static async Task Serve(
        HttpContext context, VideoSnapshot video, MediaObject playlist, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var playback = video.Playback!;
        var response = context.Response;
        var since = video.PublishedAt ?? video.CreatedAt;
        if (await grains.Playlists(video.Id).Get(playback, video.Captions, since, playlist.Name, cancellationToken) is not { } text)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var etag = ETagOf(playback, video.Captions);
        response.ContentType = playlist.ContentType;
        response.Headers.ETag = etag.ToString();
        response.Headers.CacheControl = video.Visibility == Visibility.Private ? "private, no-cache" : "no-cache";
        if (context.Request.GetTypedHeaders() is RequestHeaders request
            && request.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(etag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var content = Encoding.UTF8.GetBytes(text);
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content, cancellationToken);
        }
    }

    private static EntityTagHeaderValue ETagOf(VideoPlayback playback, VideoCaptions[] captions)
    {
        var names = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', captions.Select(track => track.Folder))));
        return new(string.Create(
            CultureInfo.InvariantCulture,
            $"\"g{playback.Generation}-{(playback.Complete ? "whole" : playback.Segments)}-{playback.Renditions.Length}-{Convert.ToHexStringLower(names, 0, 4)}\""));
    }
}
