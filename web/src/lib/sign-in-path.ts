/** Where to sign in, and to come back from afterwards. */
export function signInPath(from: { pathname: string; search: string }) {
  const here = from.pathname + from.search;
  return here === '/' || here.startsWith('/sign-') ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`;
}

/** The page to return to; only ever one of ours. */
export function pathAfterSignIn(search: URLSearchParams) {
  const next = search.get('next') ?? '/';
  const address = URL.canParse(next, location.origin) ? new URL(next, location.origin) : null;
  return address?.origin === location.origin && next.startsWith('/') ? address.pathname + address.search + address.hash : '/';
}
