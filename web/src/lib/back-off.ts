/** Milliseconds to wait before try number `attempt` (from 0): doubles up to the cap, with jitter so that clients do not return in step. */
export function backOff(attempt: number, cap = 15_000) {
  const full = Math.min(500 * 2 ** attempt, cap);
  return full / 2 + Math.random() * (full / 2);
}

/** Waits, or goes on earlier when the network comes back or the signal aborts. */
export function waitOrOnline(milliseconds: number, signal?: AbortSignal) {
  return new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
    signal?.addEventListener('abort', done);
  });
}
