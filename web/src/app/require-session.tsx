import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '@/lib/session';
import { signInPath } from '@/lib/sign-in-path';

/** Pages for people who are signed in; others sign in first and then return. */
export function RequireSession() {
  const signedIn = useSession() !== null;
  const location = useLocation();
  return signedIn ? <Outlet /> : <Navigate to={signInPath(location)} replace />;
}
