import { useMutation } from 'urql';
import { graphql } from '@/gql';

export const cancelReplacement = graphql(`
  mutation CancelReplacement($videoId: ID!) {
    cancelReplacement(videoId: $videoId) {
      video {
        id
        replacement {
          ...ReplacementParts
        }
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useCancelReplacement = () => useMutation(cancelReplacement);
