import { graphql } from '@/gql';

/** What the owner sees of a video in the list of all their videos. */
export const ownVideo = graphql(`
  fragment OwnVideo on Video {
    ...VideoCard
    description
    tags
    visibility
    likeCount
    commentCount
    processing {
      ...ProcessingParts
    }
  }
`);
