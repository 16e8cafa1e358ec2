import { graphql } from '@/gql';

export const createUpload = graphql(`
  mutation CreateUpload($input: CreateUploadInput!) {
    createUpload(input: $input) {
      video {
        id
      }
      upload {
        method
        url
        headers {
          name
          value
        }
        expiresAt
        partSize
        parts {
          number
          url
          size
        }
      }
      errors {
        code
        message
        field
      }
    }
  }
`);
