import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation EditComment($commentId: ID!, $text: String!) {
    editComment(commentId: $commentId, text: $text) {
      comment {
        ...CommentParts
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useEditComment = () => useMutation(document);
