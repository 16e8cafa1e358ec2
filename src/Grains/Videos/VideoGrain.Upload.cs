using Sunomi.Outcomes;
using Sunomi.Storage.Objects;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

/// <summary>How the file comes: to signed addresses, or in order through the API.</summary>
internal sealed partial class VideoGrain
{
    public async Task<Outcome<UploadStarted>> CreateUpload(UserId by, NewUpload upload, CancellationToken cancellationToken)
    {
        if (committed is { } existing)
        {
            return existing.WhyNotChange(by)
                ?? (existing is { AwaitsBytes: true, Upload: { IsOrdered: false } begun }
                    ? new UploadStarted(existing.ToSnapshot(Id), objects.SignUpload(begun))
                    : (Outcome<UploadStarted>)new Problem(ErrorCode.Conflict, "This video was uploaded already."));
        }

        if (await WhyNotCreate(by, upload, cancellationToken) is { Length: > 0 } problems)
        {
            return problems;
        }

        var session = await objects.BeginUpload(UploadKey, upload.Size, upload.ContentType, cancellationToken);
        await Begin(by, upload, session, ordered: null);
        return new UploadStarted(video.State.ToSnapshot(Id), objects.SignUpload(session));
    }

    public async Task<Outcome<OrderedUpload>> BeginOrderedUpload(
        UserId by, NewUpload? upload, long? size, string? note, CancellationToken cancellationToken)
    {
        if (committed is not null)
        {
            return size is { } declared
                ? await TurnIntoOrdered(by, declared, note, cancellationToken)
                : Problem.Invalid("size", "This video was announced with its size: say it again.");
        }

        if (upload is null)
        {
            return Problem.NotFound("video");
        }

        if (await WhyNotCreate(by, upload, cancellationToken) is { Length: > 0 } problems)
        {
            return problems;
        }

        var session = await objects.BeginOrderedUpload(UploadKey, upload.Size, upload.ContentType, cancellationToken);
        await Begin(by, upload, session, new UploadInOrder(upload.Size, session.ExpiresAt, note, IsOpen: size is null));
        return video.State.ToOrderedUpload(Id)!;
    }

    public async Task<Outcome<OrderedUpload>> SetOrderedSize(UserId by, long size, CancellationToken cancellationToken)
    {
        if (WhyNotChange(by) is { } problem)
        {
            return problem;
        }

        if (committed!.Ordered is not { } ordered || (ordered.IsOpen && committed is not { AwaitsBytes: true }))
        {
            return Problem.NotFound("upload");
        }

        if (!ordered.IsOpen)
        {
            return ordered.Size == size ? committed.ToOrderedUpload(Id)! : Problem.Invalid("size", $"This upload was announced with {ordered.Size} bytes, not {size}.");
        }

        if (VideoText.WhyNotSize(size, options.Value.MaxUploadSize) is { } wrong)
        {
            return wrong;
        }

        var session = committed.Upload!;
        if (await objects.OrderedLength(session, cancellationToken) is { } there && there > size)
        {
            return Problem.Invalid("size", $"More than {size} bytes are here already: {there}.");
        }

        await Commit(new VideoChange.UploadTurned(session with { Size = size }, ordered with { Size = size, IsOpen = false }));
        return committed.ToOrderedUpload(Id)!;
    }

    public Task<OrderedUpload?> GetOrderedUpload(UserId by, CancellationToken cancellationToken)
    {
        LeaveUnlessThere();
        return Task.FromResult(WhyNotChange(by) is null ? committed!.ToOrderedUpload(Id) : null);
    }

    public Task<Outcome<VideoSnapshot>> CancelUpload(UserId by, CancellationToken cancellationToken) =>
        committed is { Status: VideoStatus.Uploading } ? Delete(by, cancellationToken) : CancelReplacement(by, cancellationToken);

    private async Task<Outcome<OrderedUpload>> TurnIntoOrdered(UserId by, long size, string? note, CancellationToken cancellationToken)
    {
        if (WhyNotChange(by) is { } problem)
        {
            return problem;
        }

        if (committed!.AwaitedUpload is not { } begun)
        {
            return new Problem(ErrorCode.Conflict, "This video was uploaded already.");
        }

        if (begun.Size != size)
        {
            return Problem.Invalid("size", $"This video was announced with {begun.Size} bytes, not {size}.");
        }

        // of two that send another file, from two windows say, the newer counts, and their bytes never meet
        if (!begun.IsOrdered || committed.Replacement is { AwaitsBytes: true })
        {
            var session = await objects.BeginOrderedUpload(UploadKey, begun.Size, begun.ContentType, cancellationToken);
            if (committed.AwaitsBytes)
            {
                await Remind(session.ExpiresAt + options.Value.UploadGrace - clock.GetUtcNow());
            }

            await Commit(new VideoChange.UploadTurned(session, new UploadInOrder(size, session.ExpiresAt, note, Number: (committed.Ordered?.Number ?? 0) + 1)));
            await objects.AbortUpload(begun, CancellationToken.None);
        }

        return committed!.ToOrderedUpload(Id)!;
    }

    private async Task<Problem[]> WhyNotCreate(UserId by, NewUpload upload, CancellationToken cancellationToken)
    {
        if (UploadRules.WhyNot(upload, options.Value.MaxUploadSize) is { Length: > 0 } problems)
        {
            return problems;
        }

        return await GrainFactory.Channel(upload.Channel).Get(cancellationToken) is { } channel && channel.Owner == by
            ? []
            : [Problem.NotFound("channel") with { Field = ["channelId"] }];
    }

    private async Task Begin(UserId by, NewUpload upload, UploadSession session, UploadInOrder? ordered)
    {
        await Remind(session.ExpiresAt + options.Value.UploadGrace - clock.GetUtcNow());
        await Commit(new VideoChange.UploadBegun(
            by,
            upload.Channel,
            upload.Title.Trim(),
            string.IsNullOrEmpty(upload.Description) ? null : upload.Description,
            upload.Visibility,
            upload.FileName,
            session,
            ordered,
            clock.GetUtcNow()));
        LogCreated(Id, by, upload.Size);
        await Tell();
    }
}
