import { graphql } from '@/gql';
import type { SessionUserFragment } from '@/gql/graphql';
import { session } from '@/lib/session';

graphql(`
  fragment SessionUser on User {
    id
    username
    displayName
  }
`);

interface Granted {
  accessToken?: string | null;
  expiresAt?: string | null;
  user?: SessionUserFragment | null;
}

/** Starts the session that the server granted; false when it granted none. */
export function startSession({ accessToken, expiresAt, user }: Granted) {
  if (!accessToken || !expiresAt || !user) {
    return false;
  }
  session.start({ accessToken, expiresAt, userId: user.id, username: user.username, displayName: user.displayName });
  return true;
}
