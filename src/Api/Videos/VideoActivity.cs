namespace Sunomi.Videos;

/// <summary>Members of the union VideoActivity that are no event of a grain as they stand.</summary>
internal sealed record ReactionsChanged(VideoId VideoId, long LikeCount, long DislikeCount);

internal sealed record ViewsChanged(VideoId VideoId, long ViewCount);

/// <summary>Something of the activity was lost on the way to this subscriber; <paramref name="Video"/> is as it is now.</summary>
internal sealed record ActivityMissed(VideoSnapshot Video);
