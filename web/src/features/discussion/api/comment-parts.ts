import { graphql } from '@/gql';

export const commentParts = graphql(`
  fragment CommentParts on Comment {
    id
    text
    createdAt
    editedAt
    inReplyTo
    replyCount
    author {
      id
      username
      displayName
      avatarUrl
    }
  }
`);
