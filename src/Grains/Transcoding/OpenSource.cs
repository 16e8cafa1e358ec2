using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Sunomi.Media;
using Sunomi.Storage.Objects;

namespace Sunomi.Transcoding;

/// <summary>An original while a job reads it.</summary>
internal sealed class OpenSource(IObjectStore objects, string key, MediaSource media, Action close) : IDisposable
{
    private volatile Exception? failure;

    /// <summary>
    /// Runs what reads the source. When a part of it could not be read, that is the reason, whatever the reader made of it: also if it
    /// took what was missing for the end of the file.
    /// </summary>
    public async Task<T> Read<T>(Func<MediaSource, Task<T>> work)
    {
        try
        {
            var result = await work(media);
            return failure is null ? result : throw failure;
        }
        catch (MediaException) when (failure is not null)
        {
            throw failure;
        }
    }

    public void Dispose() => close();

    /// <summary>Answers one request for the whole object or one range of it.</summary>
    public async Task Answer(HttpContext context)
    {
        if (failure is not null)
        {
            // the reader ends sooner when it is not kept waiting again
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            await Send(context.Request.GetTypedHeaders().Range?.Ranges.FirstOrDefault(), context.Response, context.RequestAborted);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // ffmpeg has read enough, or seeks
        }
        catch (Exception unreadable)
        {
            failure = unreadable;
            context.Abort();
        }
    }

    private async Task Send(RangeItemHeaderValue? range, HttpResponse response, CancellationToken cancellationToken)
    {
        var wanted = range switch
        {
            null => default(ByteRange?),
            { From: { } from } => ByteRange.From(from, range.To >= from ? range.To : null),
            _ => ByteRange.Suffix(range.To ?? 0),
        };
        await using var content = await objects.Open(key, wanted, cancellationToken) ?? throw new MissingObjectException(key);
        response.Headers.AcceptRanges = "bytes";
        var (first, length) = content.Range;
        if (wanted is not null)
        {
            if (length == 0)
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                response.Headers.ContentRange = $"bytes */{content.Stored.Size}";
                return;
            }

            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {first}-{first + length - 1}/{content.Stored.Size}";
        }

        response.ContentLength = length;
        await content.Stream.CopyToAsync(response.Body, cancellationToken);
    }
}
