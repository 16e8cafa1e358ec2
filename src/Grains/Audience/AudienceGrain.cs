using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Sunomi.Events;
using Sunomi.Outcomes;
using Sunomi.Placement;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Audience;

/// <summary>
/// Reactions to one video. Calls that come while a batch is being written gather in the next one, so a thousand of them cost a few
/// transactions; each is answered when its own batch is stored.
/// </summary>
[Reentrant]
[RunsOn(SiloRole.Grains)]
internal sealed partial class AudienceGrain(
    ReactionTable reactions,
    VideoTable videos,
    TimeProvider clock,
    ILogger<AudienceGrain> logger) : Grain, IAudienceGrain
{
    /// <summary>At most ten events a second: a viewer's eye follows no more.</summary>
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource stopping = new();
    private ReactionBatch gathering = new();
    private Task writing = Task.CompletedTask;
    private Task telling = Task.CompletedTask;
    private AudienceCounts counts = null!;
    private AudienceCounts told = null!;
    private VideoEventPublisher events = null!;

    private VideoId Video => VideoId.Parse(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        events = new(this.GetStreamProvider(VideoEvent.Provider), Video, EventSource.Audience, clock, logger);
        var counters = (await videos.CountersOf([Video], cancellationToken))[Video];
        counts = told = new(counters.Likes, counters.Dislikes, counters.Views);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await writing;
        stopping.SetResult();
        await telling;
        await events.Drain(cancellationToken);
    }

    public async Task<Outcome<AudienceCounts>> React(UserId by, Reaction reaction, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(reaction))
        {
            throw new ArgumentOutOfRangeException(nameof(reaction), reaction, "Not a reaction.");
        }

        // Before anything is awaited, so that a person's calls keep their order.
        var batch = gathering;
        batch.Add(by, reaction);
        if (writing.IsCompleted)
        {
            writing = WriteAll();
        }

        var result = await batch.Done.WaitAsync(cancellationToken);
        return result.Refused.Contains(by) ? Problem.NotFound("video") : result.Counts;
    }

    public Task<AudienceCounts> GetCounts(CancellationToken cancellationToken) => Task.FromResult(counts);

    private async Task WriteAll()
    {
        while (!gathering.IsEmpty)
        {
            var batch = gathering;
            gathering = new();
            try
            {
                batch.Complete(await Write(batch));
            }
            catch (Exception failure)
            {
                LogNotStored(failure, batch.Reactions.Count, Video);
                batch.Fail(failure);
            }
        }
    }

    /// <summary>Not cancelled by any one caller: others wait for the same batch.</summary>
    private async Task<ReactionBatchResult> Write(ReactionBatch batch)
    {
        var refused = await FindRefused(batch.Reactions.Keys);
        var changes = batch.Reactions
            .Where(reaction => !refused.Contains(reaction.Key))
            .Select(reaction => new ReactionChange(Video, reaction.Key, reaction.Value))
            .ToArray();
        if (changes.Length == 0)
        {
            return new(counts, refused);
        }

        if (!(await reactions.Apply(changes, CancellationToken.None)).TryGetValue(Video, out var stored))
        {
            // The video was deleted since it was looked at.
            return new(counts, batch.Reactions.Keys.ToHashSet());
        }

        counts = stored;
        if (telling.IsCompleted)
        {
            telling = Tell();
        }

        return new(counts, refused);
    }

    /// <summary>One question for the whole batch where everyone may see the video, one a person where not.</summary>
    private async Task<HashSet<UserId>> FindRefused(IEnumerable<UserId> people)
    {
        var video = GrainFactory.Video(Video);
        if (await video.Get(viewer: null, CancellationToken.None) is not null)
        {
            return [];
        }

        var answers = await Task.WhenAll(people.Select(async person =>
            (person, Sees: await video.Get(person, CancellationToken.None) is not null)));
        return [.. answers.Where(answer => !answer.Sees).Select(answer => answer.person)];
    }

    /// <summary>Tells the counts, and again as long as they have changed meanwhile: the last ones are always told.</summary>
    private async Task Tell()
    {
        while (told != counts)
        {
            told = counts;
            events.Publish(number => new CountsChanged(Video, number, told));
            await Task.WhenAny(Task.Delay(BetweenEvents, clock), stopping.Task);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} reactions to video {VideoId} could not be stored")]
    private partial void LogNotStored(Exception failure, int count, VideoId videoId);
}
