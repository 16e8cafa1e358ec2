import { graphql } from '@/gql';

export const ownVideos = graphql(`
  query OwnVideos($id: ID!, $first: Int!, $after: String) {
    channel(id: $id) {
      id
      videos(first: $first, after: $after) {
        nodes {
          ...OwnVideo
        }
        pageInfo {
          ...NextPage
        }
      }
    }
  }
`);
