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
        ...WrongInput
      }
    }
  }
`);

export const useRetryProcessing = () => useMutation(document);
