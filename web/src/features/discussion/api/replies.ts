import { graphql } from '@/gql';

export const replies = graphql(`
  query Replies($commentId: ID!, $first: Int!, $after: String) {
    node(id: $commentId) {
      __typename
      id
      ... on Comment {
        replyCount
        replies(first: $first, after: $after) {
          nodes {
            ...CommentParts
          }
          pageInfo {
            ...NextPage
          }
        }
      }
    }
  }
`);
