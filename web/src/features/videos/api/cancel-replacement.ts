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
        code
        message
        field
      }
    }
  }
`);

export const useCancelReplacement = () => useMutation(cancelReplacement);
