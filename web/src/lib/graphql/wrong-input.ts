import { graphql } from '@/gql';

/** What every mutation says was wrong with its input. */
export const wrongInput = graphql(`
  fragment WrongInput on UserError {
    code
    message
    field
  }
`);
