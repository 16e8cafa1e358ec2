using Sunomi.Media;
using Sunomi.Outcomes;
using Sunomi.Users;

namespace Sunomi.Videos;

/// <summary>What the owner gave to the video beside its file. Objects that are named no more are left to the sweep of orphans.</summary>
internal sealed partial class VideoGrain
{
    public Task<Outcome<VideoSnapshot>> AttachCaptions(UserId by, VideoCaptions captions, CancellationToken cancellationToken) =>
        Attach(by, () => video.State.WhyNotAttach(captions), new VideoChange.CaptionsAttached(captions));

    public async Task<Outcome<VideoSnapshot>> RemoveCaptions(UserId by, string language, CancellationToken cancellationToken)
    {
        var tag = MediaPipeline.LanguageTag(language);
        return await Attach(
            by,
            () => video.State.Captions.Any(captions => captions.Language == tag)
                ? null
                : Problem.NotFound("captions") with { Field = ["language"] },
            new VideoChange.CaptionsRemoved(tag ?? language));
    }

    public Task<Outcome<VideoSnapshot>> SetPoster(UserId by, string? poster, CancellationToken cancellationToken) =>
        Attach(by, () => null, new VideoChange.PosterChosen(poster));

    public Task<string[]> GetAttachments(CancellationToken cancellationToken)
    {
        LeaveUnlessThere();
        return Task.FromResult<string[]>(committed is { IsDeleted: false } state
            ? [.. state.Captions.Select(captions => captions.Folder), .. state.Poster is { } poster ? [poster] : Array.Empty<string>()]
            : []);
    }

    private async Task<Outcome<VideoSnapshot>> Attach(UserId by, Func<Problem?> whyNot, VideoChange change)
    {
        if ((WhyNotChange(by) ?? whyNot()) is { } problem)
        {
            return problem;
        }

        await Remind(ReminderPeriod);
        await Commit(change);
        await Tell();
        return video.State.ToSnapshot(Id);
    }
}
