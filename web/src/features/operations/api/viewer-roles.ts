import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { useSession } from '@/lib/session';

const document = graphql(`
  query ViewerRoles {
    viewerRoles
  }
`);

/** Whether the person who is signed in may see how the platform runs; null while unknown. */
export function useIsAdmin() {
  const signedIn = useSession() !== null;
  const [{ data }] = useQuery({ query: document, pause: !signedIn });
  return signedIn ? (data ? data.viewerRoles.includes('ADMIN') : null) : false;
}
