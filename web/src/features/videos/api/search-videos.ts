import { graphql } from '@/gql';

export const searchVideos = graphql(`
  query SearchVideos($query: String!, $first: Int!, $after: String) {
    search(query: $query, first: $first, after: $after) {
      totalCount
      nodes {
        ...VideoCard
      }
      pageInfo {
        ...NextPage
      }
    }
  }
`);
