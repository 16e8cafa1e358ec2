import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation DeleteComment($commentId: ID!) {
    deleteComment(commentId: $commentId) {
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useDeleteComment = () => useMutation(document);
