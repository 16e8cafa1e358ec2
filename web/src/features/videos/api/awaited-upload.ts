import { graphql } from '@/gql';

/** Whether the bytes of a video, or of the file that is to replace its own, are still awaited. */
export const awaitedUpload = graphql(`
  query AwaitedUpload($videoId: ID!) {
    video(id: $videoId) {
      id
      title
      description
      visibility
      status
      replacement {
        status
      }
    }
  }
`);
