import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation AddComment($videoId: ID!, $text: String!, $inReplyTo: ID) {
    addComment(videoId: $videoId, text: $text, inReplyTo: $inReplyTo) {
      comment {
        ...CommentParts
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useAddComment = () => useMutation(document);
