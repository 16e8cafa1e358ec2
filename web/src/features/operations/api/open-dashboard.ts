import { session } from '@/lib/session';

/** The dashboard of Orleans is a page of its own: a cookie that is good for it alone stands for the access token. */
export async function openDashboard() {
  const token = session.get()?.accessToken;
  const response = await fetch('/orleans/session', { method: 'POST', headers: { authorization: `Bearer ${token ?? ''}` } });
  if (!response.ok) {
    throw new Error(`/orleans/session answered ${response.status}`);
  }
  location.assign('/orleans/');
}
