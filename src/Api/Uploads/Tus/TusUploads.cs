using Microsoft.Extensions.Options;
using Sunomi.Channels;
using Sunomi.Outcomes;
using Sunomi.Storage.Objects;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Uploads.Tus;

/// <summary>
/// What the protocol does to uploads. The video says whose it is, how large it must be and when it ends; the store alone says how many
/// bytes are there, so what this process knew of an upload is never missed.
/// </summary>
internal sealed class TusUploads(IGrainFactory grains, IObjectStore objects, TusParts parts, IOptions<TusOptions> options, TimeProvider clock)
{
    /// <summary>Null: there is none, or it is another's.</summary>
    public async Task<TusUpload?> Find(string id, UserId user, CancellationToken cancellationToken)
    {
        if (TusParts.IsPart(id))
        {
            return await parts.Read(id, user, cancellationToken);
        }

        return TusUpload.VideoOf(id) is { } video
            && await grains.Video(video).GetOrderedUpload(user, cancellationToken) is { } upload && TusUpload.Of(upload) is var found && found.Id == id
            ? found
            : null;
    }

    /// <summary>For a new video, or one that was announced before.</summary>
    /// <param name="size">null: said later</param>
    public async Task<(TusUpload? Upload, TusRefusal? Refusal)> Create(
        UserId user, long? size, TusMetadata metadata, TusNote note, CancellationToken cancellationToken)
    {
        Outcome<OrderedUpload> outcome;
        if (metadata.VideoId is { } named)
        {
            outcome = VideoId.TryParse(named, out var announced)
                ? await grains.Video(announced).BeginOrderedUpload(user, null, size, note.ToString(), cancellationToken)
                : Problem.NotFound("video");
        }
        else if (await ChannelOf(user, metadata, cancellationToken) is not { } channel)
        {
            outcome = Problem.NotFound("channel");
        }
        else if (metadata.ToUpload(channel, size ?? options.Value.MaxUploadSize) is not { } upload)
        {
            outcome = Problem.Invalid("visibility", "There is no such visibility.");
        }
        else
        {
            outcome = await grains.Video(VideoId.New(clock)).BeginOrderedUpload(user, upload, size, note.ToString(), cancellationToken);
        }

        return outcome.Value is { } begun ? (TusUpload.Of(begun), null) : (null, TusRefusal.Of(outcome.Problems));
    }

    /// <summary>How much is there; null when it is over. What is there completely is taken on, also if the request that brought it died before.</summary>
    public async Task<(long? Offset, TusRefusal? Refusal)> Look(TusUpload upload, UserId user, CancellationToken cancellationToken)
    {
        if (upload.Session is not { } session)
        {
            return (upload.Size, null);
        }

        var offset = session.ExpiresAt <= clock.GetUtcNow() ? null : await objects.OrderedLength(session, cancellationToken);
        return (offset, upload.IsWhole(offset) ? await Finish(upload, user, cancellationToken) : null);
    }

    /// <summary>The client says now how large the file is.</summary>
    public async Task<(TusUpload? Upload, TusRefusal? Refusal)> SetSize(TusUpload upload, UserId user, long size, CancellationToken cancellationToken)
    {
        if (upload.Video is not { } video)
        {
            return upload.Size == size ? (upload, null) : (null, TusRefusal.Bad($"This part was announced with {upload.Size} bytes, not {size}."));
        }

        var outcome = await grains.Video(video).SetOrderedSize(user, size, cancellationToken);
        return outcome.Value is { } sized ? (TusUpload.Of(sized), null) : (null, TusRefusal.Of(outcome.Problems));
    }

    /// <param name="body">checked to be what the client meant</param>
    public async Task<(long Offset, TusRefusal? Refusal)> Write(
        TusUpload upload, UserId user, long offset, Stream body, CancellationToken cancellationToken)
    {
        if (upload.Session is not { } session)
        {
            return offset == upload.Size ? (offset, null) : (upload.Size, WrongOffset(upload.Size));
        }

        if (session.ExpiresAt <= clock.GetUtcNow())
        {
            return (0, TusRefusal.Gone);
        }

        await using var growing = new GrowingUpload(body, () => Grew(upload), clock);
        switch (await objects.Append(session, offset, growing, cancellationToken))
        {
            case AppendResult.Stored(var length) when !upload.IsWhole(length):
                Grew(upload);
                return (length, null);
            case AppendResult.Stored(var length):
                return (length, await Finish(upload, user, CancellationToken.None));
            case AppendResult.WrongOffset(var length):
                return (length, WrongOffset(length));
            case AppendResult.TooLong:
                return (upload.Size, TooLong(upload.Size));
            case AppendResult.Busy:
                return (offset, new TusRefusal(StatusCodes.Status423Locked, "Another request writes to this upload."));
            default:
                return (0, TusRefusal.Gone);
        }
    }

    /// <summary>Makes one video of parts that are complete; they are gone then.</summary>
    public async Task<(TusUpload? Upload, TusRefusal? Refusal)> Join(
        UserId user, IReadOnlyList<TusUpload> joined, TusMetadata metadata, TusNote note, CancellationToken cancellationToken)
    {
        foreach (var part in joined)
        {
            if (await objects.FinishUpload(part.Session!, cancellationToken) is not UploadResult.Complete)
            {
                return (null, new TusRefusal(StatusCodes.Status409Conflict, "Not all of the parts are complete."));
            }
        }

        var (upload, refusal) = await Create(user, joined.Sum(part => part.Size), metadata, note, cancellationToken);
        if (upload is null)
        {
            return (null, refusal);
        }

        var offset = 0L;
        foreach (var part in joined)
        {
            await using var content = await objects.Open(part.Session!.Key, null, cancellationToken)
                ?? throw new InvalidOperationException($"'{part.Session.Key}' was complete, and is gone.");
            (offset, refusal) = await Write(upload, user, offset, content.Stream, cancellationToken);
            if (refusal is not null)
            {
                await Remove(upload, user, CancellationToken.None);
                return (null, refusal);
            }
        }

        foreach (var part in joined)
        {
            await objects.AbortUpload(part.Session!, CancellationToken.None);
        }

        return (upload with { Session = null }, null);
    }

    /// <summary>Removes an upload that is not complete.</summary>
    public async Task<TusRefusal?> Remove(TusUpload upload, UserId user, CancellationToken cancellationToken)
    {
        if (upload.Session is null)
        {
            return new TusRefusal(StatusCodes.Status409Conflict, "The upload is complete: delete the video instead.");
        }

        if (upload.Video is not { } video)
        {
            await objects.AbortUpload(upload.Session, cancellationToken);
            return null;
        }

        return (await grains.Video(video).CancelUpload(user, cancellationToken)).Problems is { Length: > 0 } problems ? TusRefusal.Of(problems) : null;
    }

    public static TusRefusal TooLong(long size) =>
        new(StatusCodes.Status413PayloadTooLarge, $"This upload was announced with {size} bytes; there are more.");

    private static TusRefusal WrongOffset(long length) =>
        new(StatusCodes.Status409Conflict, $"{length} bytes are here: go on there.");

    private void Grew(TusUpload upload)
    {
        if (upload.Video is { } video)
        {
            // one way: what it comes to is nothing to whoever uploads
            _ = grains.Video(video).UploadGrew();
        }
    }

    private async Task<TusRefusal?> Finish(TusUpload upload, UserId user, CancellationToken cancellationToken)
    {
        if (upload.Video is not { } video)
        {
            await objects.FinishUpload(upload.Session!, cancellationToken);
            return null;
        }

        return (await grains.Video(video).CompleteUpload(user, cancellationToken)).Problems is { Length: > 0 } problems ? TusRefusal.Of(problems) : null;
    }

    private async Task<ChannelId?> ChannelOf(UserId user, TusMetadata metadata, CancellationToken cancellationToken) =>
        metadata.ChannelId is { } named
            ? ChannelId.TryParse(named, out var channel) ? channel : null
            : (await grains.User(user).Get(cancellationToken))?.DefaultChannel;
}
