import { graphql } from '@/gql';

/** Only announces the file: its bytes go by tus. */
export const createUpload = graphql(`
  mutation CreateUpload($input: CreateUploadInput!) {
    createUpload(input: $input) {
      video {
        id
      }
      errors {
        ...WrongInput
      }
    }
  }
`);
