import { useMutation } from 'urql';
import { graphql } from '@/gql';

export const ownAttachments = graphql(`
  fragment OwnAttachments on Video {
    id
    hasOwnPoster
    captions {
      language
      label
      url
    }
    playback {
      posterUrl
    }
  }
`);

export const createAttachment = graphql(`
  mutation CreateAttachment($input: CreateAttachmentInput!) {
    createAttachment(input: $input) {
      attachmentId
      upload {
        method
        url
        headers {
          name
          value
        }
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

const setCaptions = graphql(`
  mutation SetCaptions($input: SetCaptionsInput!) {
    setCaptions(input: $input) {
      video {
        ...OwnAttachments
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

const deleteCaptions = graphql(`
  mutation DeleteCaptions($input: DeleteCaptionsInput!) {
    deleteCaptions(input: $input) {
      video {
        ...OwnAttachments
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

const setPoster = graphql(`
  mutation SetPoster($input: SetPosterInput!) {
    setPoster(input: $input) {
      video {
        ...OwnAttachments
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

const resetPoster = graphql(`
  mutation ResetPoster($videoId: ID!) {
    resetPoster(videoId: $videoId) {
      video {
        ...OwnAttachments
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useSetCaptions = () => useMutation(setCaptions);
export const useDeleteCaptions = () => useMutation(deleteCaptions);
export const useSetPoster = () => useMutation(setPoster);
export const useResetPoster = () => useMutation(resetPoster);
