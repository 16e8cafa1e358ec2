import { graphql } from '@/gql';

/** All that its owner can change of a video. */
export const editedVideo = graphql(`
  query EditedVideo($id: ID!) {
    video(id: $id) {
      id
      title
      description
      tags
      visibility
      channel {
        id
        handle
        owner {
          id
        }
      }
      playback {
        posterUrl
      }
      ...OwnAttachments
      originalUrl
      processing {
        ...ProcessingParts
      }
      replacement {
        ...ReplacementParts
      }
    }
  }
`);
