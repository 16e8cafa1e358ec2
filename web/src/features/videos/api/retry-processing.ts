import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation RetryProcessing($videoId: ID!) {
    retryProcessing(videoId: $videoId) {
      video {
        id
        processing {
          ...ProcessingParts
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

export const useRetryProcessing = () => useMutation(document);
