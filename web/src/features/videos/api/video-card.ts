import { graphql } from '@/gql';

/** What a video's card in a list shows. */
export const videoCard = graphql(`
  fragment VideoCard on Video {
    id
    title
    createdAt
    publishedAt
    durationSeconds
    viewCount
    channel {
      id
      handle
      name
      avatarUrl
    }
    playback {
      posterUrl
      previewUrl
    }
  }
`);

/** Where a list goes on. */
export const nextPage = graphql(`
  fragment NextPage on PageInfo {
    hasNextPage
    endCursor
  }
`);
