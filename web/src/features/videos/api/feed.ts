import { graphql } from '@/gql';

export const feed = graphql(`
  query Feed($first: Int!, $after: String) {
    feed(first: $first, after: $after) {
      nodes {
        ...VideoCard
      }
      pageInfo {
        ...NextPage
      }
    }
  }
`);
