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
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useUpdateVideo = () => useMutation(document);
