import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { notify } from '@/lib/notices';
import { session } from '@/lib/session';
import { signInPath } from '@/lib/sign-in-path';

/** Tells that a session ended by itself, without taking away the page: a video goes on playing. */
export function SessionEnd() {
  const location = useLocation();
  useEffect(
    () =>
      session.onEnd(() => {
        notify({
          severity: 'info',
          text: 'You have been signed out, because your session ended.',
          action: { label: 'Sign in', href: signInPath(location) },
        });
      }),
    [location],
  );
  return null;
}
