import { graphql } from '@/gql';

export const newestVideos = graphql(`
  query NewestVideos($first: Int!, $after: String) {
    videos(first: $first, after: $after) {
      nodes {
        ...VideoCard
      }
      pageInfo {
        ...NextPage
      }
    }
  }
`);
