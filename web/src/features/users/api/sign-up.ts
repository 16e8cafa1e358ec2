import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      accessToken
      expiresAt
      user {
        ...SessionUser
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useSignUp = () => useMutation(document);
