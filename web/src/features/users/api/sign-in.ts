import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
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

export const useSignIn = () => useMutation(document);
