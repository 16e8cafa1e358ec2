import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { session } from './session';
import { signInPath } from './sign-in-path';

/** For what only people who are signed in can do: true when they are, else takes them to the sign-in and back. */
export function useSignInFirst() {
  const navigate = useNavigate();
  const location = useLocation();
  return useCallback(() => {
    if (session.get()) {
      return true;
    }
    void navigate(signInPath(location));
    return false;
  }, [navigate, location]);
}
