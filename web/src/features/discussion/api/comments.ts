import { graphql } from '@/gql';

export const comments = graphql(`
  query Comments($videoId: ID!, $first: Int!, $after: String) {
    video(id: $videoId) {
      id
      commentCount
      comments(first: $first, after: $after) {
        nodes {
          ...CommentParts
        }
        pageInfo {
          ...NextPage
        }
      }
    }
  }
`);
