import { graphql } from '@/gql';

/** Without the id of its video, by which the cache knows the progress of the video itself. */
export const replacementParts = graphql(`
  fragment ReplacementParts on VideoProcessing {
    status
    stage
    percent
    etaSeconds
    renditions {
      name
      height
      percent
    }
    error {
      code
      message
    }
  }
`);
