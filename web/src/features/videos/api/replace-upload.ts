import { graphql } from '@/gql';

/** Only announces the file: its bytes go by tus. */
export const replaceUpload = graphql(`
  mutation ReplaceUpload($input: ReplaceUploadInput!) {
    replaceUpload(input: $input) {
      video {
        id
        replacement {
          ...ReplacementParts
        }
      }
      errors {
        ...WrongInput
      }
    }
  }
`);
