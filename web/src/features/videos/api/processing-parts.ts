import { graphql } from '@/gql';

export const processingParts = graphql(`
  fragment ProcessingParts on VideoProcessing {
    videoId
    status
    stage
    percent
    etaSeconds
    playable
    playableSeconds
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
