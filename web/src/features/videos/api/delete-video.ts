import { graphql } from '@/gql';

export const deleteVideo = graphql(`
  mutation DeleteVideo($videoId: ID!) {
    deleteVideo(videoId: $videoId) {
      deletedVideoId
      errors {
        ...WrongInput
      }
    }
  }
`);
