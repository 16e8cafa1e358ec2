using Orleans.Concurrency;
using Sunomi.Outcomes;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Audience;

/// <summary>Reactions to one video and its views; key: <see cref="VideoId"/>. Who may not see the video gets NOT_FOUND.</summary>
public interface IAudienceGrain : IGrainWithStringKey
{
    /// <summary>One reaction a person; the last one counts. Answered when it is stored.</summary>
    Task<Outcome<AudienceCounts>> React(UserId by, Reaction reaction, CancellationToken cancellationToken);

    [AlwaysInterleave]
    Task<AudienceCounts> GetCounts(CancellationToken cancellationToken);
}
