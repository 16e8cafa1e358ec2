import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { useSession } from '@/lib/session';

const document = graphql(`
  query Me {
    me {
      id
      username
      displayName
      avatarUrl
      channels {
        id
        handle
        name
        avatarUrl
      }
    }
  }
`);

/** The person who is signed in, with their channels; null while unknown. */
export function useMe() {
  const signedIn = useSession() !== null;
  const [{ data }] = useQuery({ query: document, pause: !signedIn });
  return signedIn ? (data?.me ?? null) : null;
}
