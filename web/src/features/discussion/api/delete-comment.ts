import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation DeleteComment($commentId: ID!) {
    deleteComment(commentId: $commentId) {
      errors {
        code
        message
        field
      }
    }
  }
`);

export const useDeleteComment = () => useMutation(document);
