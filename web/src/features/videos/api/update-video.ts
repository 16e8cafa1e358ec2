import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation UpdateVideo($input: UpdateVideoInput!) {
    updateVideo(input: $input) {
      video {
        id
        title
        description
        tags
        visibility
        playback {
          chapters {
            startSeconds
            title
          }
        }
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useUpdateVideo = () => useMutation(document);
