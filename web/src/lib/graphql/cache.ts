import { cacheExchange, type Cache, type DataFields } from '@urql/exchange-graphcache';
import { graphql } from '@/gql';
import type { MutationSetReactionArgs, MutationSubscribeArgs, VideoActivitySubscription } from '@/gql/graphql';
import { react } from './reaction';

const reactions = graphql(`
  fragment VideoReactions on Video {
    id
    viewerReaction
    likeCount
    dislikeCount
  }
`);

const views = graphql(`
  fragment VideoViews on Video {
    __typename
    id
    viewCount
  }
`);

const commentCount = graphql(`
  fragment VideoCommentCount on Video {
    __typename
    id
    commentCount
  }
`);

const membership = graphql(`
  fragment ChannelMembership on Channel {
    id
    subscriberCount
    viewerIsSubscribed
  }
`);

const embedded = () => null;

/** What a subscription tells about a video's counts; its comments are kept by the discussion. */
function takeActivity(activity: VideoActivitySubscription['videoActivity'], videoId: string, cache: Cache) {
  switch (activity.__typename) {
    case 'ReactionsChanged': {
      const { likeCount, dislikeCount } = activity;
      const known = cache.readFragment(reactions, { __typename: 'Video', id: videoId });
      if (known) {
        cache.writeFragment(reactions, { ...known, likeCount, dislikeCount });
      }
      break;
    }
    case 'ViewsChanged':
      cache.writeFragment(views, { __typename: 'Video', id: videoId, viewCount: activity.viewCount });
      break;
    case 'CommentAdded':
    case 'CommentDeleted':
      cache.writeFragment(commentCount, { __typename: 'Video', id: videoId, commentCount: activity.commentCount });
      break;
    default:
      break;
  }
}

function membershipAfter(channelId: string, subscribed: boolean, cache: Cache): DataFields {
  const before = cache.readFragment(membership, { __typename: 'Channel', id: channelId });
  const change = Number(subscribed) - Number(before?.viewerIsSubscribed ?? !subscribed);
  return {
    __typename: 'ChannelPayload',
    errors: [],
    channel: {
      __typename: 'Channel',
      id: channelId,
      viewerIsSubscribed: subscribed,
      subscriberCount: Math.max(0, (before?.subscriberCount ?? 0) + change),
    },
  };
}

/** Normalised by id: a count that changes anywhere (a mutation, a socket) changes wherever it is shown. */
export const createCache = () =>
  cacheExchange({
    keys: {
      // a replacement's is read without it, and lies with its video
      VideoProcessing: (data) => (data.videoId as string | undefined) ?? null,
      Playback: embedded,
      Chapter: embedded,
      Captions: embedded,
      Rendition: embedded,
      RenditionProgress: embedded,
      UserError: embedded,
      PageInfo: embedded,
      VideoConnection: embedded,
      CommentConnection: embedded,
      CommentEdge: embedded,
      CreateUploadPayload: embedded,
      CreateAttachmentPayload: embedded,
      UploadTarget: embedded,
      HttpHeader: embedded,
      CommentAdded: embedded,
      CommentEdited: embedded,
      CommentDeleted: embedded,
      ReactionsChanged: embedded,
      ViewsChanged: embedded,
      ActivityMissed: embedded,
      Operations: embedded,
      Silo: embedded,
      GrainStatistics: embedded,
      TranscodeQueue: embedded,
      WaitingTasks: embedded,
      TranscodeLease: embedded,
    },
    optimistic: {
      setReaction: (args, cache) => {
        const { videoId, reaction } = args as MutationSetReactionArgs;
        const before = cache.readFragment(reactions, { __typename: 'Video', id: videoId });
        return {
          __typename: 'VideoPayload',
          errors: [],
          video: before ? { __typename: 'Video', id: videoId, ...react(before, reaction) } : null,
        };
      },
      subscribe: (args, cache) => membershipAfter((args as MutationSubscribeArgs).channelId, true, cache),
      unsubscribe: (args, cache) => membershipAfter((args as MutationSubscribeArgs).channelId, false, cache),
    },
    updates: {
      Mutation: {
        deleteVideo: (result, _args, cache) => {
          const id = (result.deleteVideo as DataFields | null)?.deletedVideoId;
          if (typeof id === 'string') {
            cache.invalidate({ __typename: 'Video', id });
          }
        },
      },
      Subscription: {
        videoActivity: (result, args, cache) => {
          takeActivity(result.videoActivity as unknown as VideoActivitySubscription['videoActivity'], args.videoId as string, cache);
        },
      },
    },
  });
