import { graphql } from '@/gql';
import type { WatchQuery } from '@/gql/graphql';

export const watch = graphql(`
  query Watch($id: ID!) {
    video(id: $id) {
      ...VideoCard
      ...VideoReactions
      description
      tags
      visibility
      commentCount
      channel {
        ...ChannelMembership
        owner {
          id
        }
      }
      playback {
        hlsUrl
        posterUrl
        complete
        storyboardUrl
        chapters {
          startSeconds
          title
        }
      }
      processing {
        ...ProcessingParts
      }
    }
  }
`);

export type WatchedVideo = NonNullable<WatchQuery['video']>;
