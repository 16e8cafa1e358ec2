import { graphql } from '@/gql';

export const completeUpload = graphql(`
  mutation CompleteUpload($videoId: ID!) {
    completeUpload(videoId: $videoId) {
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
